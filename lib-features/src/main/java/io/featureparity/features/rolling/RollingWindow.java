// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;
import java.util.Arrays;

/**
 * The last n values, absent ones included. A place that has not been filled yet holds an absent value, and so leaves
 * no mark when it is its turn to leave.
 *
 * <p>Not thread-safe.
 */
public final class RollingWindow implements Stateful {

    private final double[] slots;
    private int oldest;

    /**
     * Makes a window, all absent.
     *
     * @param length how many values it holds, at least 1
     */
    public RollingWindow(int length) {
        slots = new double[length];
        Arrays.fill(slots, Double.NaN);
    }

    /**
     * Puts a value in.
     *
     * @param entering the value, NaN if absent
     * @return the value that leaves: the one put in {@code length} calls ago, NaN if absent
     */
    public double push(double entering) {
        double leaving = slots[oldest];
        slots[oldest] = entering;
        oldest++;
        if (oldest == slots.length) {
            oldest = 0;
        }
        return leaving;
    }

    /** {@return how many values the window holds} */
    public int length() {
        return slots.length;
    }

    /**
     * Gives a value by its age.
     *
     * @param index 0 for the oldest, {@code length() - 1} for the one that was put in last
     * @return the value, NaN if absent
     */
    public double fromOldest(int index) {
        int slot = oldest + index;
        return slots[slot < slots.length ? slot : slot - slots.length];
    }

    @Override
    public void exchange(StateCursor cursor) {
        cursor.exchange(slots);
        oldest = cursor.exchange(oldest, slots.length);
    }
}
