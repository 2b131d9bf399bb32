// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.Arrays;

/** Values on both sides at bars, in columns that grow. */
final class Points {

    private static final int FIRST_CAPACITY = 256;

    private int size;
    private long[] bars = new long[FIRST_CAPACITY];
    private long[] times = new long[FIRST_CAPACITY];
    private double[] expected = new double[FIRST_CAPACITY];
    private double[] actual = new double[FIRST_CAPACITY];

    void add(long bar, long time, double expectedValue, double actualValue) {
        if (size == bars.length) {
            int larger = size * 2;
            bars = Arrays.copyOf(bars, larger);
            times = Arrays.copyOf(times, larger);
            expected = Arrays.copyOf(expected, larger);
            actual = Arrays.copyOf(actual, larger);
        }
        bars[size] = bar;
        times[size] = time;
        expected[size] = expectedValue;
        actual[size] = actualValue;
        size++;
    }

    void add(Points from, int index) {
        add(from.bars[index], from.times[index], from.expected[index], from.actual[index]);
    }

    int size() {
        return size;
    }

    long bar(int index) {
        return bars[index];
    }

    long time(int index) {
        return times[index];
    }

    double expected(int index) {
        return expected[index];
    }

    double actual(int index) {
        return actual[index];
    }
}
