// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.column;

import java.util.Arrays;

/**
 * Macro values by the day that they are for, before anybody decided when they are seen.
 *
 * @param days the days since 1970-01-01, ascending
 * @param values the values
 */
@SuppressWarnings("ArrayRecordComponent") // histories are large; never compared
public record Publications(long[] days, double[] values) {

    /** The value of a day, or the last one before it. */
    double at(long day, boolean alone) {
        int at = last(day);
        return at < 0 || (alone && days[at] != day) ? Double.NaN : values[at];
    }

    /** The day of that value; the least of all numbers if there is none. */
    long dayOf(long day) {
        int at = last(day);
        return at < 0 ? Long.MIN_VALUE : days[at];
    }

    /** The value published so many times before the one of a day, or the last one before. */
    double before(long day, int times) {
        int at = last(day) - times;
        return at < 0 ? Double.NaN : values[at];
    }

    /** The value of a day, or the next one after it. */
    public double next(long day) {
        int at = last(day - 1) + 1;
        return at >= values.length ? Double.NaN : values[at];
    }

    /** Which publication a day sees: that of the day, or the last one before it; below 0 if there is none. */
    public int last(long day) {
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? found : -found - 2;
    }
}
