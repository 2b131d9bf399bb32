// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/**
 * Clauses C8 and G11: sum and mean of the present values of a window that a {@link Lag} keeps. Adding and removing each
 * have their own compensation for rounding. The sum and the compensations stay as they are when the window becomes
 * empty.
 */
public final class WindowSums {

    // Places of the state, counted from the first; all 0 at first, but the last value, which is absent.
    private static final int SUM = 0;
    private static final int ADDING = 1; // the two compensations
    private static final int REMOVING = 2;
    private static final int COUNT = 3;
    private static final int NEGATIVE_COUNT = 4;
    private static final int LAST = 5;
    private static final int RUN = 6; // how many present values were equal to the last, itself included

    private WindowSums() {}

    /**
     * Takes the window's move by one bar.
     *
     * @param s the state
     * @param at the first place
     * @param leaving the value that leaves
     * @param entering the value that enters
     */
    public static void move(double[] s, int at, double leaving, double entering) {
        if (!Presence.isFinite(entering - leaving)) {
            moveStepByStep(s, at, leaving, entering);
            return;
        }
        double sum = s[at + SUM];
        // Do not simplify: each step rounds, the order of the steps is the result, the two compensations stay apart.
        double y = -leaving - s[at + REMOVING];
        double t = sum + y;
        s[at + REMOVING] = t - sum - y;
        double yOfEntering = entering - s[at + ADDING];
        double all = t + yOfEntering;
        s[at + ADDING] = all - t - yOfEntering;
        s[at + SUM] = all;
        if (isNegative(leaving) != isNegative(entering)) {
            s[at + NEGATIVE_COUNT] += isNegative(entering) ? 1 : -1;
        }
        keepLast(s, at, entering);
    }

    /** One of the two may be absent. */
    private static void moveStepByStep(double[] s, int at, double leaving, double entering) {
        double sum = s[at + SUM];
        if (Presence.isFinite(leaving)) {
            double y = -leaving - s[at + REMOVING];
            double t = sum + y;
            s[at + REMOVING] = t - sum - y;
            sum = t;
            s[at + COUNT]--;
            if (isNegative(leaving)) {
                s[at + NEGATIVE_COUNT]--;
            }
        }
        if (Presence.isFinite(entering)) {
            double y = entering - s[at + ADDING];
            double t = sum + y;
            s[at + ADDING] = t - sum - y;
            sum = t;
            s[at + COUNT]++;
            if (isNegative(entering)) {
                s[at + NEGATIVE_COUNT]++;
            }
            keepLast(s, at, entering);
        }
        s[at + SUM] = sum;
    }

    private static void keepLast(double[] s, int at, double entering) {
        // 0.0 and -0.0 are equal here; the last one gives the sign
        s[at + RUN] = entering == s[at + LAST] ? s[at + RUN] + 1 : 1;
        s[at + LAST] = entering;
    }

    /**
     * Gives the sum.
     *
     * @param s the state
     * @param at the first place
     * @param least how many values must be present
     * @return the sum, NaN if absent; 0 if there is no value
     */
    public static double sum(double[] s, int at, double least) {
        double count = s[at + COUNT];
        if (count < least) {
            return Double.NaN;
        }
        if (count == 0) {
            return 0;
        }
        return s[at + RUN] >= count ? s[at + LAST] * count : s[at + SUM];
    }

    /**
     * Gives the mean.
     *
     * @param s the state
     * @param at the first place
     * @param least how many values must be present
     * @return the mean, NaN if absent or if there is no value
     */
    public static double mean(double[] s, int at, double least) {
        double count = s[at + COUNT];
        if (count < least || count == 0) {
            return Double.NaN;
        }
        if (s[at + RUN] >= count) {
            return s[at + LAST];
        }
        double mean = s[at + SUM] / count;
        double negativeCount = s[at + NEGATIVE_COUNT];
        if ((mean < 0 && negativeCount == 0) || (mean > 0 && negativeCount == count)) {
            return 0;
        }
        return mean;
    }

    /** The sign bit decides, so that -0.0 is negative. */
    private static boolean isNegative(double x) {
        return Double.doubleToRawLongBits(x) < 0;
    }
}
