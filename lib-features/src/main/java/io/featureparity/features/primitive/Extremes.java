// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G9: the smaller and the larger of two numbers; a result that is a zero is +0.0. */
public final class Extremes {

    private Extremes() {}

    /**
     * The smaller.
     *
     * @param a the one
     * @param b the other
     * @return the smaller; NaN if one is
     */
    public static double min(double a, double b) {
        return Math.min(a, b) + 0.0;
    }

    /**
     * The larger.
     *
     * @param a the one
     * @param b the other
     * @return the larger; NaN if one is
     */
    public static double max(double a, double b) {
        return Math.max(a, b) + 0.0;
    }

    /**
     * The smaller of those present.
     *
     * @param a the one
     * @param b the other
     * @return the smaller; NaN if none is present
     */
    public static double nanmin(double a, double b) {
        if (Double.isNaN(a)) {
            return b + 0.0;
        }
        return (b < a ? b : a) + 0.0;
    }

    /**
     * The larger of those present.
     *
     * @param a the one
     * @param b the other
     * @return the larger; NaN if none is present
     */
    public static double nanmax(double a, double b) {
        if (Double.isNaN(a)) {
            return b + 0.0;
        }
        return (b > a ? b : a) + 0.0;
    }
}
