// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.Arrays;

/** Values on both sides at bars, in columns that grow. */
final class Points {

    private static final int FIRST_CAPACITY = 256;

    private int size;
    private long[] bars;
    private long[] times;
    private double[] expected;
    private double[] actual;

    Points() {
        this(FIRST_CAPACITY);
    }

    private Points(int capacity) {
        bars = new long[capacity];
        times = new long[capacity];
        expected = new double[capacity];
        actual = new double[capacity];
    }

    void add(long bar, long time, double expectedValue, double actualValue) {
        if (size == bars.length) {
            int larger = Math.max(FIRST_CAPACITY, size * 2);
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

    /** Puts a point in the place of an earlier one. */
    void move(int from, int to) {
        bars[to] = bars[from];
        times[to] = times[from];
        expected[to] = expected[from];
        actual[to] = actual[from];
    }

    /** Leaves out all points but the first ones. */
    void truncate(int newSize) {
        size = newSize;
    }

    /** {@return the same points, in arrays without room for more} */
    Points copy() {
        Points copy = new Points(size);
        System.arraycopy(bars, 0, copy.bars, 0, size);
        System.arraycopy(times, 0, copy.times, 0, size);
        System.arraycopy(expected, 0, copy.expected, 0, size);
        System.arraycopy(actual, 0, copy.actual, 0, size);
        copy.size = size;
        return copy;
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
