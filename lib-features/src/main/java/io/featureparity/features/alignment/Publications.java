// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import java.util.Arrays;

/** What was published of one macro column, in order of availability; it only ever grows. */
final class Publications {

    static final int NONE = -1;

    private static final int FIRST_CAPACITY = 16;

    private long[] day = new long[FIRST_CAPACITY];
    private long[] available = new long[FIRST_CAPACITY];
    private double[] value = new double[FIRST_CAPACITY];
    /** Of each publication and all before it, the one to be seen: of the latest day, and of that the last one. */
    private int[] newest = new int[FIRST_CAPACITY];

    private int size;

    Publications() {}

    Publications(Publications other) {
        day = other.day.clone();
        available = other.available.clone();
        value = other.value.clone();
        newest = other.newest.clone();
        size = other.size;
    }

    void add(long epochDay, long availableMillis, double published) {
        if (size == day.length) {
            day = Arrays.copyOf(day, 2 * size);
            available = Arrays.copyOf(available, 2 * size);
            value = Arrays.copyOf(value, 2 * size);
            newest = Arrays.copyOf(newest, 2 * size);
        }
        day[size] = epochDay;
        available[size] = availableMillis;
        value[size] = published;
        boolean displaces = size == 0 || epochDay >= day[newest[size - 1]];
        newest[size] = displaces ? size : newest[size - 1];
        size++;
    }

    int size() {
        return size;
    }

    long day(int index) {
        return day[index];
    }

    long available(int index) {
        return available[index];
    }

    double value(int index) {
        return value[index];
    }

    /** When the publication becomes available, or never if there is none yet. */
    long due(int index) {
        return index < size ? available[index] : Long.MAX_VALUE;
    }

    /** Which publication is seen once so many are available, or none. */
    int seenOf(int count) {
        return count == 0 ? NONE : newest[count - 1];
    }

    /** How many are available at a time, if so many were at an earlier one. */
    int countAt(long time, int earlier) {
        int count = earlier;
        while (count < size && available[count] <= time) {
            count++;
        }
        return count;
    }

    /** Whether there is one for this day of this very availability, which no added one has been after. */
    boolean holdsLast(long epochDay, long availableMillis) {
        for (int i = size - 1; i >= 0 && available[i] == availableMillis; i--) {
            if (day[i] == epochDay) {
                return true;
            }
        }
        return false;
    }
}
