// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well an explanation fits.
 *
 * @param rows how many rows were compared: those after the warm-up
 * @param equal how many of them are equal to the last bit (with a logarithm in the formula: to 1 ulp)
 * @param near how many are within 1e-13 relative, which is what another order of evaluation does
 * @param close how many are within 1e-9 relative, or as close as the precision of the stored column allows
 * @param first the index of the bar from which on the explanation matches
 * @param worst the row that is furthest away; null if all are equal
 * @param worstBy how far away that row is
 * @param equalOfAll how many rows are equal, those of the warm-up included
 * @param telling how many rows distinguish it from the next best explanation
 */
public record Evidence(
        int rows,
        int equal,
        int near,
        int close,
        int first,
        @Nullable Instant worst,
        double worstBy,
        int equalOfAll,
        int telling) {

    /** The share of rows that an explanation has to match. */
    public static final double ENOUGH = 0.999;

    /** {@return whether enough rows match} */
    public boolean isEnough() {
        return rows > 0 && close >= ENOUGH * rows;
    }

    /** {@return the share of rows that match} */
    public double share() {
        return rows == 0 ? 0 : (double) close / rows;
    }
}
