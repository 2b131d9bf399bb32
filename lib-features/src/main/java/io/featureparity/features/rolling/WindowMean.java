// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;

/**
 * Section F: the plain mean of the last n values, by the steps of C8.
 *
 * <p>Empty, one value of several, and any absent value among the last n: absent. Constant and extreme: as
 * {@link RollingMean}. Not thread-safe.
 */
public final class WindowMean implements Stateful {

    private final RollingWindow window;
    private final RollingMean mean = new RollingMean();

    /**
     * Makes the mean, empty.
     *
     * @param n over how many values, at least 1
     */
    public WindowMean(int n) {
        window = new RollingWindow(n);
    }

    /**
     * Takes the next value.
     *
     * @param x the value, NaN if absent
     * @return the mean, NaN if absent
     */
    public double update(double x) {
        double value = mean.update(window.push(x), x);
        return mean.count() == window.length() ? value : Double.NaN;
    }

    @Override
    public void exchange(StateCursor cursor) {
        window.exchange(cursor);
        mean.exchange(cursor);
    }
}
