// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import java.time.Instant;

/** Days in UTC, counted from 1970-01-01, and how long a day is. */
public final class EpochDay {

    /** How many milliseconds a day has. */
    public static final int MILLIS = 86_400_000;

    /** How many minutes a day has. */
    public static final int MINUTES = 1_440;

    static final int SECONDS = 86_400;

    private EpochDay() {}

    /**
     * Gives the day of a time.
     *
     * @param millis the time, in milliseconds since 1970-01-01T00:00Z
     * @return its day, in days since 1970-01-01
     */
    public static long of(long millis) {
        return Math.floorDiv(millis, MILLIS);
    }

    /**
     * Gives the day of a time, even if a {@code long} of milliseconds cannot hold the time.
     *
     * @param time the time
     * @return its day, in days since 1970-01-01
     */
    public static long of(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS);
    }

    /**
     * Gives the time at which a day begins.
     *
     * @param day the day, in days since 1970-01-01
     * @return its first time, in milliseconds since 1970-01-01T00:00Z
     */
    public static long start(long day) {
        return day * MILLIS;
    }

    /**
     * Gives the time of day.
     *
     * @param millis the time, in milliseconds since 1970-01-01T00:00Z
     * @return the milliseconds since the start of its day, from 0 to 86 399 999
     */
    public static int millisOfDay(long millis) {
        return Math.floorMod(millis, MILLIS);
    }
}
