// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.zone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a session in a zone is, found the slow way: by looking at the clock on the wall at every minute. It uses nothing
 * but the JDK's own answer to "what time is it there now".
 *
 * @param zone the zone
 * @param start when the first bar starts, in minutes from the midnight of the session's date; negative on the day
 *     before
 * @param end when the last bar starts, counted likewise
 * @param begin when the session's day begins, counted likewise
 * @param barMinutes how long a bar is
 */
public record MinuteByMinute(ZoneId zone, int start, int end, int begin, int barMinutes) {

    /** More than any clock was ever set forward or back, a skipped day included. */
    private static final int MOST_HOURS = 50;

    /**
     * Finds when the clock first shows a time of a day, or a later one.
     *
     * @param date the day
     * @param minutes the time, in minutes from midnight
     * @return the minute at which it does
     */
    public Instant firstShowing(LocalDate date, int minutes) {
        LocalDateTime wanted = date.atStartOfDay().plusMinutes(minutes);
        Instant minute = wanted.atOffset(ZoneOffset.UTC).toInstant().minus(MOST_HOURS, ChronoUnit.HOURS);
        while (LocalDateTime.ofInstant(minute, zone).isBefore(wanted)) {
            minute = minute.plus(1, ChronoUnit.MINUTES);
        }
        return minute;
    }

    /**
     * Finds the bars of the session of a day.
     *
     * @param date the day
     * @return when each of them starts
     */
    public List<Instant> bars(LocalDate date) {
        Instant closing = firstShowing(date, end + barMinutes);
        List<Instant> bars = new ArrayList<>();
        for (Instant bar = firstShowing(date, start);
                !bar.plus(barMinutes, ChronoUnit.MINUTES).isAfter(closing);
                bar = bar.plus(barMinutes, ChronoUnit.MINUTES)) {
            bars.add(bar);
        }
        return bars;
    }

    /**
     * Finds the day on which a minute falls: the last one that has begun on the clock by then.
     *
     * @param time the minute
     * @return its day
     */
    public LocalDate dayOf(Instant time) {
        LocalDate day = LocalDate.MIN;
        for (Instant minute = time.minus(MOST_HOURS, ChronoUnit.HOURS);
                !minute.isAfter(time);
                minute = minute.plus(1, ChronoUnit.MINUTES)) {
            LocalDate shown =
                    LocalDateTime.ofInstant(minute, zone).minusMinutes(begin).toLocalDate();
            day = shown.isAfter(day) ? shown : day;
        }
        return day;
    }
}
