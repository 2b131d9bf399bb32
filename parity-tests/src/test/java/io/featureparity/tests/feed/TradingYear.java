// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** The sessions of 2024 in Colombia, from the official dates and not from the product's calendar. */
final class TradingYear {

    static final long MINUTE = 60_000;
    static final long BAR = 5 * MINUTE;

    /** Those on a Saturday or Sunday left out. */
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2024, Month.JANUARY, 1),
            LocalDate.of(2024, Month.JANUARY, 8),
            LocalDate.of(2024, Month.MARCH, 25),
            LocalDate.of(2024, Month.MARCH, 28),
            LocalDate.of(2024, Month.MARCH, 29),
            LocalDate.of(2024, Month.MAY, 1),
            LocalDate.of(2024, Month.MAY, 13),
            LocalDate.of(2024, Month.JUNE, 3),
            LocalDate.of(2024, Month.JUNE, 10),
            LocalDate.of(2024, Month.JULY, 1),
            LocalDate.of(2024, Month.AUGUST, 7),
            LocalDate.of(2024, Month.AUGUST, 19),
            LocalDate.of(2024, Month.OCTOBER, 14),
            LocalDate.of(2024, Month.NOVEMBER, 4),
            LocalDate.of(2024, Month.NOVEMBER, 11),
            LocalDate.of(2024, Month.DECEMBER, 25));

    private static final int BARS_OF_SESSION = 60;

    private static final long[] BARS = bars();

    private TradingYear() {}

    /** {@return the days with a session but for some closures, in order} */
    static List<LocalDate> sessionDays(Collection<LocalDate> closures) {
        LocalDate first = LocalDate.of(2024, Month.JANUARY, 1);
        return first.datesUntil(first.plusYears(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .filter(day -> !HOLIDAYS.contains(day) && !closures.contains(day))
                .toList();
    }

    /** {@return when the session of a day starts} */
    static long start(LocalDate day) {
        return day.atTime(13, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** {@return the times of some bars in a row} */
    static long[] someBars(SplittableRandom random, int length) {
        int from = random.nextInt(BARS.length - length);
        return Arrays.copyOfRange(BARS, from, from + length);
    }

    /** {@return the times of all bars of the year, in order} */
    static long[] bars() {
        return sessionDays(Set.of()).stream()
                .flatMapToLong(day -> LongStream.range(0, BARS_OF_SESSION).map(bar -> start(day) + bar * BAR))
                .toArray();
    }
}
