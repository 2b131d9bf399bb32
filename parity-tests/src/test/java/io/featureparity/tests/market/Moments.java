// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.market;

/** The mean and the sample deviation over a window. */
public final class Moments {

    private final Alone window;

    /** Begins with nothing in the window. */
    public Moments(int length) {
        String over = "(x, " + length;
        window = new Alone(
                "rolling_mean" + over + ", min_periods=1)",
                "rolling_std" + over + ", min_periods=1)",
                "rolling_count" + over + ")");
    }

    /** Takes the next value, NaN if absent. */
    public void push(double value) {
        window.next(value);
    }

    /** {@return the mean, NaN if absent} */
    public double mean() {
        return window.value(0);
    }

    /** {@return the deviation, NaN if absent} */
    public double deviation() {
        return window.value(1);
    }

    /** {@return how many values of the window are present} */
    public double count() {
        return window.value(2);
    }
}
