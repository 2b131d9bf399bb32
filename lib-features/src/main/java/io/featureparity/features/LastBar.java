// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import java.util.Arrays;

/** The last bar that a feed gave to its engine: its values, and what it takes to take it back. */
final class LastBar {

    private final double[] prices = new double[4];
    private final double[] macro;

    LastBar(int macroColumns) {
        macro = new double[macroColumns];
        clear();
    }

    void clear() {
        Arrays.fill(prices, Double.NaN);
        Arrays.fill(macro, Double.NaN);
    }

    void remember(double open, double high, double low, double close, double[] seen) {
        prices[0] = open;
        prices[1] = high;
        prices[2] = low;
        prices[3] = close;
        System.arraycopy(seen, 0, macro, 0, macro.length);
    }

    boolean has(double open, double high, double low, double close, double[] seen) {
        return isSame(prices[0], open)
                && isSame(prices[1], high)
                && isSame(prices[2], low)
                && isSame(prices[3], close)
                && isSameMacro(seen);
    }

    private boolean isSameMacro(double[] seen) {
        for (int i = 0; i < macro.length; i++) {
            if (!isSame(macro[i], seen[i])) {
                return false;
            }
        }
        return true;
    }

    /** Absent is the same as absent. */
    private static boolean isSame(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
    }

    /** The macro values that the bar saw. */
    double[] macro() {
        return macro;
    }

    int stateLength() {
        return prices.length + macro.length;
    }

    void save(double[] out, int at) {
        System.arraycopy(prices, 0, out, at, prices.length);
        System.arraycopy(macro, 0, out, at + prices.length, macro.length);
    }

    void restore(double[] in, int at) {
        System.arraycopy(in, at, prices, 0, prices.length);
        System.arraycopy(in, at + prices.length, macro, 0, macro.length);
    }
}
