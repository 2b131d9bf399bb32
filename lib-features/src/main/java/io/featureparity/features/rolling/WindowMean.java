// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import io.featureparity.features.state.StateLayout;

/**
 * Section F: the plain mean of the last n values, by the steps of C8.
 *
 * <p>Empty, one value of several, and any absent value among the last n: absent. Constant and extreme: as
 * {@link RollingMean}.
 */
public final class WindowMean {

    private final RollingWindow window;
    private final RollingMean mean;

    /**
     * Makes the mean, empty.
     *
     * @param layout gives out its places
     * @param n over how many values, at least 1
     */
    public WindowMean(StateLayout layout, int n) {
        window = new RollingWindow(layout, n);
        mean = new RollingMean(layout, n);
    }

    /**
     * Takes the next value.
     *
     * @param s the engine's state
     * @param x the value, NaN if absent
     * @return the mean, NaN if absent
     */
    public double update(double[] s, double x) {
        mean.move(s, window.push(s, x), x);
        return mean.count(s) == window.length() ? mean.value(s) : Double.NaN;
    }
}
