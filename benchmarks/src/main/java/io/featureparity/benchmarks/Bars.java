// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

/**
 * Bars with their macro values, one row after the other, so that whoever walks over them reads memory in order. A row is
 * open, high, low, close and the macro values in the order of the contract; absent is NaN.
 */
final class Bars {

    static final int PRICES = 4;

    private final long[] times;
    private final double[] values;
    private final int width;

    /** Takes both arrays over, without a copy. */
    Bars(long[] times, double[] values) {
        this.times = times;
        this.values = values;
        this.width = values.length / times.length;
    }

    int length() {
        return times.length;
    }

    int macroCount() {
        return width - PRICES;
    }

    /** From the first bar to one bar after the last: who begins again adds it to every time. */
    long span() {
        return times[times.length - 1] - times[0] + SessionMarket.BAR_MILLIS;
    }

    long time(int row) {
        return times[row];
    }

    double open(int row) {
        return values[row * width];
    }

    double high(int row) {
        return values[row * width + 1];
    }

    double low(int row) {
        return values[row * width + 2];
    }

    double close(int row) {
        return values[row * width + 3];
    }

    void macro(int row, double[] out) {
        System.arraycopy(values, row * width + PRICES, out, 0, out.length);
    }
}
