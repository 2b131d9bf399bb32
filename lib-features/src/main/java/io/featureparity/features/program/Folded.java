// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.Presence;

/**
 * Folds a column to a quarter of its length, with vector instructions: each place of the result stands for four rows. So the
 * rows that need a second look are found in a quarter of the steps. Rows after the last filled one are folded too; a second
 * look at one of them changes nothing. A column of a small block is not folded.
 */
public final class Folded {

    static final int QUARTER = Block.MOST_ROWS / 4;

    private Folded() {}

    static boolean fits(double[] column) {
        return column.length == Block.MOST_ROWS;
    }

    /**
     * Says whether all values of a column are finite.
     *
     * @param x the column
     * @param folded another column, which receives the sums of four values: not finite if a value is not, or if the sum
     *     overflows
     * @return true if they are; false can be a false alarm
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
     * Says whether all values of a column are present and not below zero.
     *
     * @param x the column
     * @param folded another column, whose content means nothing afterwards
     * @return true if they are; false can be a false alarm
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
