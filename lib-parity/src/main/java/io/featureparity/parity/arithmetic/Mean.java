// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.arithmetic;

/** The mean of some values, summed from first to last. */
public final class Mean {

    private Mean() {}

    /**
     * Gives the mean.
     *
     * @param values the values
     * @return their sum divided by their number; 0 if there are none
     */
    public static double of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
