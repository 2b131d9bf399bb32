// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G9: the smaller and the larger of two numbers; a result that is a zero is +0.0. */
public final class Extremes {

    private Extremes() {}

    /**
     * The smaller.
     *
     * @param a the first number
     * @param b the second number
     * @return the smaller; NaN if one of the two is NaN
     */
    public static double min(double a, double b) {
        return Math.min(a, b) + 0.0;
    }

    /**
     * The larger.
     *
     * @param a the first number
     * @param b the second number
     * @return the larger; NaN if one of the two is NaN
     */
    public static double max(double a, double b) {
        return Math.max(a, b) + 0.0;
    }

    /**
     * The smaller of those present.
     *
     * @param a the first number
     * @param b the second number
     * @return the smaller; NaN if none is present
     */
    public static double nanmin(double a, double b) {
        double least = min(a, b); // without a branch on which is less
        if (Double.isNaN(least)) {
            return (Double.isNaN(a) ? b : a) + 0.0;
        }
        return least;
    }

    /**
     * The larger of those present.
     *
     * @param a the first number
     * @param b the second number
     * @return the larger; NaN if none is present
     */
    public static double nanmax(double a, double b) {
        double most = max(a, b); // without a branch on which is more
        if (Double.isNaN(most)) {
            return (Double.isNaN(a) ? b : a) + 0.0;
        }
        return most;
    }
}
