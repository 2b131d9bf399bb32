// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G7: functions of one number at one bar. */
public final class Arithmetic {

    private Arithmetic() {}

    /**
     * The number without its sign.
     *
     * @param x the number
     * @return its absolute value
     */
    public static double abs(double x) {
        return Math.abs(x);
    }

    /**
     * The square root.
     *
     * @param x the number
     * @return its root; NaN for a negative number
     */
    public static double sqrt(double x) {
        return Math.sqrt(x);
    }

    /**
     * The natural logarithm; see clause G16.
     *
     * @param x the number
     * @return its logarithm; negative infinity for a zero, NaN for a negative number
     */
    public static double log(double x) {
        return NaturalLogarithm.of(x);
    }

    /**
     * The natural logarithms of a column; see clause G16.
     *
     * @param x the numbers
     * @param out where their logarithms are put
     * @param count how many there are
     */
    public static void logs(double[] x, double[] out, int count) {
        NaturalLogarithm.of(x, out, count);
    }

    /**
     * The exponential function; see clause G16.
     *
     * @param x the number
     * @return e to the power of it
     */
    public static double exp(double x) {
        return StrictMath.exp(x);
    }

    /**
     * The sign.
     *
     * @param x the number
     * @return 1, -1, 0.0 for a zero of either sign, or NaN
     */
    public static double sign(double x) {
        if (x > 0) {
            return 1;
        }
        return x < 0 ? -1 : x + 0.0;
    }

    /**
     * Clause G11: a standard deviation from its variance.
     *
     * @param variance the variance
     * @return its root; 0 if it is negative
     */
    public static double deviation(double variance) {
        return variance < 0 ? 0 : Math.sqrt(variance);
    }
}
