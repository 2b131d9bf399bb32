// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import io.featureparity.features.state.StateLayout;

/**
 * Clause C8: the mean of the present values of a window that the caller keeps.
 *
 * <ul>
 *   <li>Empty: absent. One value: that value.
 *   <li>Absent: takes a place in the window and does not count.
 *   <li>Constant: exactly that constant, as soon as nothing else is left in the window.
 *   <li>Extreme: adding and removing are compensated, yet a value that dwarfs the rest leaves a trace in the sum after
 *       it has gone, as it does in training. The sum and the compensations outlive an emptied window.
 * </ul>
 */
public final class RollingMean {

    // Places of the state, counted from the first.
    private static final int SUM = 0;
    private static final int ADDING = 1; // the two compensations
    private static final int REMOVING = 2;
    private static final int COUNT = 3;
    private static final int NEGATIVE_COUNT = 4;
    private static final int LAST = 5;
    private static final int RUN = 6; // how many present values were equal to the last, itself included

    private final int at;

    /**
     * Makes the mean of an empty window.
     *
     * @param layout gives out its places
     * @param length how many values the window holds
     */
    public RollingMean(StateLayout layout, int length) {
        at = layout.number(0);
        layout.number(0);
        layout.number(0);
        layout.count(length);
        layout.count(length);
        layout.number(Double.NaN);
        layout.count(StateLayout.ANY_COUNT);
    }

    /**
     * Takes the window's move by one bar.
     *
     * @param s the engine's state
     * @param leaving the value that leaves, NaN if absent
     * @param entering the value that enters, NaN if absent
     */
    public void move(double[] s, double leaving, double entering) {
        double sum = s[at + SUM];
        double run = s[at + RUN];
        double count = s[at + COUNT];
        double negativeCount = s[at + NEGATIVE_COUNT];
        // Do not simplify: each step rounds, the order of the steps is the result, the two compensations stay apart.
        if (!Double.isNaN(leaving)) {
            double y = -leaving - s[at + REMOVING];
            double t = sum + y;
            s[at + REMOVING] = t - sum - y;
            sum = t;
            count--;
            if (isNegative(leaving)) {
                negativeCount--;
            }
        }
        double last = s[at + LAST];
        if (!Double.isNaN(entering)) {
            double y = entering - s[at + ADDING];
            double t = sum + y;
            s[at + ADDING] = t - sum - y;
            sum = t;
            count++;
            if (isNegative(entering)) {
                negativeCount++;
            }
            run = entering == last ? run + 1 : 1; // 0.0 and -0.0 are equal here; the last one gives the sign
            last = entering;
            s[at + LAST] = last;
            s[at + RUN] = run;
        }
        s[at + SUM] = sum;
        s[at + COUNT] = count;
        s[at + NEGATIVE_COUNT] = negativeCount;
    }

    /**
     * Gives the mean.
     *
     * @param s the engine's state
     * @return the mean, NaN if absent
     */
    public double value(double[] s) {
        double count = s[at + COUNT];
        if (s[at + RUN] >= count) {
            return count == 0 ? Double.NaN : s[at + LAST];
        }
        double mean = s[at + SUM] / count;
        double negativeCount = s[at + NEGATIVE_COUNT];
        if ((mean < 0 && negativeCount == 0) || (mean > 0 && negativeCount == count)) {
            return 0;
        }
        return mean;
    }

    /**
     * Says how many values of the window are present.
     *
     * @param s the engine's state
     * @return the number, from 0 to the length of the window
     */
    public double count(double[] s) {
        return s[at + COUNT];
    }

    /** The sign bit decides, so that -0.0 is negative. */
    private static boolean isNegative(double x) {
        return Double.doubleToRawLongBits(x) < 0;
    }
}
