// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.market;

import io.featureparity.contract.calculation.RollingZScore.Deviation;
import io.featureparity.features.rolling.RollingDeviation;
import io.featureparity.features.rolling.RollingMean;
import io.featureparity.features.rolling.RollingWindow;
import io.featureparity.features.state.StateLayout;

/** The mean and the sample deviation over a window, with a state of their own. */
public final class Moments {

    private final RollingWindow window;
    private final RollingMean mean;
    private final RollingDeviation deviation;
    private final double[] state;

    /** Begins with nothing in the window. */
    public Moments(int length) {
        StateLayout layout = new StateLayout();
        window = new RollingWindow(layout, length);
        mean = new RollingMean(layout, length);
        deviation = new RollingDeviation(layout, Deviation.SAMPLE, length);
        state = layout.shape().fresh();
    }

    /** Takes the next value, NaN if absent. */
    public void push(double value) {
        double leaving = window.push(state, value);
        mean.move(state, leaving, value);
        deviation.move(state, leaving, value, window);
    }

    /** {@return the mean, NaN if absent} */
    public double mean() {
        return mean.value(state);
    }

    /** {@return the deviation, NaN if absent} */
    public double deviation() {
        return deviation.value(state);
    }

    /** {@return how many values of the window are present} */
    public double count() {
        return mean.count(state);
    }
}
