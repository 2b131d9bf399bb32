// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.parity.diagnosis.edit.Edits;
import io.featureparity.parity.diagnosis.edit.Variant;

/**
 * A candidate and how well it does on a sample.
 *
 * @param variant the formula
 * @param way how its value came into the column
 * @param share the share of the sample that it matches
 */
public record Ranked(Variant variant, Way way, double share) implements Comparable<Ranked> {

    @Override
    public int compareTo(Ranked other) {
        int byShare = Double.compare(other.share, share);
        return byShare != 0 ? byShare : Integer.compare(cost(), other.cost());
    }

    /** What was found for this column alone costs more than what is known to be done. */
    private int cost() {
        return variant.cost()
                + switch (way.linear().kind()) {
                    case SAME -> 0;
                    case LINE -> 2 * Edits.USUAL;
                    default -> Edits.USUAL;
                };
    }
}
