// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The years that calendars, macro values and stored rows cover: 1900 to 2199. A time outside of them is most likely in micro- or
 * nanoseconds instead of milliseconds, or not a time at all. A {@linkplain TradingCalendar#covers calendar} uses the days of its
 * contract's time zone; everything else uses days in UTC.
 */
public final class CoveredYears {

    /** The first day. */
    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    /** The last day. */
    public static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    /** The years in words, for messages. */
    public static final String WORDS = "the years 1900 to 2199";

    private static final Instant BEGINNING = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant END = LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final long BEGINNING_MILLIS = BEGINNING.toEpochMilli();
    private static final long END_MILLIS = END.toEpochMilli();

    private CoveredYears() {}

    /**
     * Says whether a day lies in these years.
     *
     * @param day the day
     * @return whether it lies in these years
     */
    public static boolean covers(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    /**
     * Says whether a time lies in these years, in UTC.
     *
     * @param time the time
     * @return whether it lies in these years
     */
    public static boolean covers(Instant time) {
        return !time.isBefore(BEGINNING) && time.isBefore(END);
    }

    /**
     * Says whether a time lies in these years, in UTC.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return whether it lies in these years
     */
    public static boolean covers(long epochMillis) {
        return epochMillis >= BEGINNING_MILLIS && epochMillis < END_MILLIS;
    }
}
