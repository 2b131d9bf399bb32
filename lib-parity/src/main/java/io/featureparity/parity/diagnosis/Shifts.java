// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import java.util.List;

/** Finds by how many rows a column stands too early or too late. */
final class Shifts {

    private static final int FURTHEST = 400;
    private static final double ENOUGH = 0.8;

    private Shifts() {}

    /** The shift with which one of some formulas matches a sample; 0 if none does. Above 0 the column is late. */
    static int find(Market market, Screening screening, Sample sample, List<Variant> variants) {
        double[][] values =
                Evaluation.of(market, variants.stream().map(Variant::expression).toList(), sample.from(), sample.to());
        int best = 0;
        double most = ENOUGH;
        for (int i = 0; i < values.length; i++) {
            for (int shift = -FURTHEST; shift <= FURTHEST; shift++) {
                double share = shift == 0 ? 0 : screening.share(variants.get(i), values[i], shift);
                if (share > most + 1e-9 || (share >= most && Math.abs(shift) < Math.abs(best))) {
                    most = share;
                    best = shift;
                }
            }
        }
        return best;
    }

    static Edit edit(int shift) {
        int rows = Math.abs(shift);
        String words = "rows " + rows + (rows == 1 ? " bar" : " bars") + (shift > 0 ? " late" : " early");
        return Edit.of("shift", words, "", "B1");
    }
}
