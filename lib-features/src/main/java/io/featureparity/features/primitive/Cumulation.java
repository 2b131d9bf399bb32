// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/** Clause G14: sum, maximum and minimum over all bars so far; absent at a bar whose value is absent. */
public final class Cumulation {

    private static final int SUM = 0;
    private static final int STARTED = 1;

    private Cumulation() {}

    /**
     * Takes a value into a sum. The state is the sum and whether there was a bar, both 0 at first.
     *
     * @param s the state
     * @param at the first place
     * @param x the value
     * @return the sum; NaN if the value is absent
     */
    public static double sum(double[] s, int at, double x) {
        double term = !Double.isNaN(x) ? x : 0.0;
        double sum = s[at + STARTED] == 0 ? term : s[at + SUM] + term; // a first -0.0 stays -0.0
        s[at + SUM] = sum;
        s[at + STARTED] = 1;
        return !Double.isNaN(x) ? sum : Double.NaN;
    }

    /**
     * Takes a value into a maximum. The state is the maximum, absent at first.
     *
     * @param s the state
     * @param at the place
     * @param x the value
     * @return the largest value so far, +0.0 if it is a zero; NaN if the value is absent
     */
    public static double max(double[] s, int at, double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        double most = Extremes.nanmax(s[at], x);
        s[at] = most;
        return most;
    }

    /**
     * Takes a value into a minimum. The state is the minimum, absent at first.
     *
     * @param s the state
     * @param at the place
     * @param x the value
     * @return the smallest value so far, +0.0 if it is a zero; NaN if the value is absent
     */
    public static double min(double[] s, int at, double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        double least = Extremes.nanmin(s[at], x);
        s[at] = least;
        return least;
    }
}
