// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import io.featureparity.features.state.StateLayout;

/**
 * The last n values, absent ones included. A place that has not been filled yet holds an absent value, and so leaves
 * no mark when it is its turn to leave.
 */
public final class RollingWindow {

    private final int length;
    private final double last;

    /** Where the index of the oldest value is, or where a single value is itself, which needs no ring. */
    private final int oldest;

    private final int fromEnd;

    /**
     * Makes a window, all absent.
     *
     * @param layout gives out its places
     * @param length how many values it holds, at least 1
     */
    public RollingWindow(StateLayout layout, int length) {
        this.length = length;
        last = length - 1;
        if (length == 1) {
            oldest = layout.number(Double.NaN);
            fromEnd = 0;
        } else {
            oldest = layout.count(length - 1);
            fromEnd = layout.ring(oldest, length);
        }
    }

    /**
     * Puts a value in.
     *
     * @param s the engine's state
     * @param entering the value, NaN if absent
     * @return the value that leaves: the one put in {@code length} calls ago, NaN if absent
     */
    public double push(double[] s, double entering) {
        if (length == 1) {
            double leaving = s[oldest];
            s[oldest] = entering;
            return leaving;
        }
        double index = s[oldest];
        int place = s.length - fromEnd + (int) index;
        double leaving = s[place];
        s[place] = entering;
        s[oldest] = index == last ? 0 : index + 1;
        return leaving;
    }

    /** {@return how many values the window holds} */
    public int length() {
        return length;
    }

    /**
     * Gives a value by its age.
     *
     * @param s the engine's state
     * @param age 0 for the oldest, {@code length() - 1} for the one that was put in last
     * @return the value, NaN if absent
     */
    public double fromOldest(double[] s, int age) {
        if (length == 1) {
            return s[oldest];
        }
        int index = (int) s[oldest] + age;
        return s[s.length - fromEnd + (index < length ? index : index - length)];
    }

    /**
     * Gives the value that every present one is equal to.
     *
     * @param s the engine's state
     * @return the value; NaN if there are different ones, or none
     */
    double onlyValue(double[] s) {
        int first = length == 1 ? oldest : s.length - fromEnd;
        double only = Double.NaN;
        for (int i = 0; i < length; i++) {
            double x = s[first + i];
            if (x != only && !Double.isNaN(x)) {
                if (!Double.isNaN(only)) {
                    return Double.NaN;
                }
                only = x;
            }
        }
        return only;
    }
}
