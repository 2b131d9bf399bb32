// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/**
 * Clause G15: sum, extremes, first value and count over the bars of the day so far. They start anew at each bar whose
 * day is not that of the bar before.
 */
public final class OfTheDay {

    private static final int SUM = 0;
    private static final int COMPENSATION = 1;

    private OfTheDay() {}

    /**
     * Says whether a day begins. The state is the day of the bar before, absent at first.
     *
     * @param s the state
     * @param at the place
     * @param day the bar's day
     * @return whether it is another day than that of the bar before
     */
    public static boolean begins(double[] s, int at, double day) {
        boolean begins = s[at] != day;
        s[at] = day;
        return begins;
    }

    /**
     * Takes a value into a sum. The state is the sum and its compensation.
     *
     * @param s the state
     * @param at the first place
     * @param begins whether the day begins
     * @param x the value
     * @return the sum; NaN if the value is absent
     */
    public static double sum(double[] s, int at, boolean begins, double x) {
        if (begins) {
            s[at + SUM] = 0;
            s[at + COMPENSATION] = 0;
        }
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        double sum = s[at + SUM];
        double y = x - s[at + COMPENSATION];
        double t = sum + y;
        s[at + COMPENSATION] = t - sum - y;
        s[at + SUM] = t;
        return t;
    }

    /**
     * Takes a value into a maximum. The state is the maximum.
     *
     * @param s the state
     * @param at the place
     * @param begins whether the day begins
     * @param x the value
     * @return the largest value, +0.0 if it is a zero; NaN if the value is absent
     */
    public static double max(double[] s, int at, boolean begins, double x) {
        if (begins) {
            s[at] = Double.NaN;
        }
        return Cumulation.max(s, at, x);
    }

    /**
     * Takes a value into a minimum. The state is the minimum.
     *
     * @param s the state
     * @param at the place
     * @param begins whether the day begins
     * @param x the value
     * @return the smallest value, +0.0 if it is a zero; NaN if the value is absent
     */
    public static double min(double[] s, int at, boolean begins, double x) {
        if (begins) {
            s[at] = Double.NaN;
        }
        return Cumulation.min(s, at, x);
    }

    /**
     * Keeps the first present value. The state is that value.
     *
     * @param s the state
     * @param at the place
     * @param begins whether the day begins
     * @param x the value
     * @return the day's first present value; NaN if there was none yet
     */
    public static double first(double[] s, int at, boolean begins, double x) {
        if (begins || Double.isNaN(s[at])) {
            s[at] = x;
        }
        return s[at];
    }

    /**
     * Counts present values. The state is the number.
     *
     * @param s the state
     * @param at the place
     * @param begins whether the day begins
     * @param x the value
     * @return how many present values there were so far
     */
    public static double count(double[] s, int at, boolean begins, double x) {
        double count = begins ? 0 : s[at];
        if (!Double.isNaN(x)) {
            count++;
        }
        s[at] = count;
        return count;
    }
}
