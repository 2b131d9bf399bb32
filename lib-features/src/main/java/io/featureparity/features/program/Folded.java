// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.Presence;

/**
 * A column folded to a quarter of its length by vectors, so that only a quarter is gone through to find the rows that need a
 * second look: four rows stand behind each place. Rows behind the last one that is filled in are folded too; to look at one of
 * them changes nothing. A column of a small block is not folded.
 */
public final class Folded {

    static final int QUARTER = Block.MOST_ROWS / 4;

    private Folded() {}

    static boolean fits(double[] column) {
        return column.length == Block.MOST_ROWS;
    }

    /**
     * Asks whether all values of a column are finite.
     *
     * @param x the column
     * @param folded another one, where sums of four are put: not finite where a value is not, or where they overflow
     * @return whether they are; a no may be for nothing
     */
    public static boolean isFinite(double[] x, double[] folded) {
        if (!fits(x)) {
            return false;
        }
        for (int i = 0; i < QUARTER; i++) {
            folded[i] = (x[i] + x[i + QUARTER]) + (x[i + 2 * QUARTER] + x[i + 3 * QUARTER]);
        }
        return Presence.isFinite(sum(folded));
    }

    /**
     * Asks whether all values of a column are there and not below zero.
     *
     * @param x the column
     * @param folded another one, which means nothing afterwards
     * @return whether they are; a no may be for nothing
     */
    public static boolean isNotNegative(double[] x, double[] folded) {
        if (!fits(x)) {
            return false;
        }
        for (int i = 0; i < QUARTER; i++) {
            double least = Math.min(Math.min(x[i], x[i + QUARTER]), Math.min(x[i + 2 * QUARTER], x[i + 3 * QUARTER]));
            folded[i] = Math.min(least, 0);
        }
        return sum(folded) >= 0;
    }

    /** Asks whether all values of a column are there and none is zero; NaN is put elsewhere for four where one is not so. */
    static boolean isApartFromZero(double[] x, double[] folded) {
        if (!fits(x)) {
            return false;
        }
        for (int i = 0; i < QUARTER; i++) {
            double a = Math.min(Math.abs(x[i]), Math.abs(x[i + QUARTER]));
            double b = Math.min(Math.abs(x[i + 2 * QUARTER]), Math.abs(x[i + 3 * QUARTER]));
            folded[i] = Math.min(Math.min(a, b) * Double.POSITIVE_INFINITY, 0); // zero times infinity is NaN
        }
        return Presence.isFinite(sum(folded));
    }

    private static double sum(double[] folded) {
        double sum = 0;
        for (int i = 0; i < QUARTER; i += 4) {
            sum += (folded[i] + folded[i + 1]) + (folded[i + 2] + folded[i + 3]);
        }
        return sum;
    }
}
