// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

import io.featureparity.contract.EpochDay;

/** Clause G2: values that are read from a bar's time, in UTC. */
public final class Clock {

    private static final int MILLIS_OF_MINUTE = 60_000;
    private static final int DAYS_OF_WEEK = 7;

    /** 1970-01-01 was a Thursday, and Monday is 0. */
    private static final int THURSDAY = 3;

    private Clock() {}

    /**
     * Reads the minute.
     *
     * @param time milliseconds since 1970-01-01T00:00Z
     * @return the minute of its day, seconds dropped
     */
    public static double minuteOfDay(long time) {
        int minute = EpochDay.millisOfDay(time) / MILLIS_OF_MINUTE;
        return minute;
    }

    /**
     * Reads the day.
     *
     * @param time milliseconds since 1970-01-01T00:00Z
     * @return days since 1970-01-01
     */
    public static double day(long time) {
        return EpochDay.of(time);
    }

    /**
     * Reads the day of the week.
     *
     * @param time milliseconds since 1970-01-01T00:00Z
     * @return 0 for Monday to 6 for Sunday
     */
    public static double dayOfWeek(long time) {
        return Math.floorMod(EpochDay.of(time) + THURSDAY, DAYS_OF_WEEK);
    }
}
