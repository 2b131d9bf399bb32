// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds by how many rows a column is too early or too late, over all formulas that are tried on a sample. */
public final class Shifts {

    /** How many rows away a formula with one edit is looked for. */
    public static final int FURTHEST = 400;

    /** How many rows away a formula with more edits is looked for: there are many of them. */
    public static final int NEAR = 24;

    private static final double ENOUGH = 0.8;
    private static final int TRIED = 3;

    private final double[] shares = new double[2 * FURTHEST + 1];

    /** The share of a sample that values match if they are so many rows late. */
    public interface Share {
        double of(int late);
    }

    /** Looks at one more formula, up to some rows away. */
    public void look(int furthest, Share share) {
        for (int late = -furthest; late <= furthest; late++) {
            if (late != 0) {
                shares[late + FURTHEST] = Math.max(shares[late + FURTHEST], share.of(late));
            }
        }
    }

    /** The shifts with which a formula matches the sample, best first; above 0 the column is late. */
    public List<Integer> best() {
        return IntStream.rangeClosed(-FURTHEST, FURTHEST)
                .filter(late -> shares[late + FURTHEST] >= ENOUGH)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer late) -> -shares[late + FURTHEST])
                        .thenComparing(late -> Math.abs(late)))
                .limit(TRIED)
                .toList();
    }

    public static Edit edit(int shift) {
        int rows = Math.abs(shift);
        String words = "rows " + rows + (rows == 1 ? " bar" : " bars") + (shift > 0 ? " late" : " early");
        return Edits.of("shift", words, "", "B1");
    }
}
