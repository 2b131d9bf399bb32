// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;

/**
 * Counts the days of a {@link TradingSession}, in its time zone: on which day a time falls, and when the session of a
 * day opens and closes.
 *
 * <p>A day here is the date of a session. A session within a day has the date of that day, and every time of the day
 * belongs to it. An overnight session has the date that the contract gives it, and its day lasts from its opening to
 * the opening of the next one.
 *
 * <p>The clocks of many zones are set forward and back. A time that the clock shows twice counts the first time. A time
 * that it skips counts as the moment of the skip. So a session can be an hour shorter or longer than usual, and no two
 * sessions overlap.
 *
 * <p>Days are counted from 1970-01-01 and times are milliseconds since 1970-01-01T00:00Z. Nothing is allocated.
 * Immutable.
 */
public final class SessionClock {

    private static final int MINUTE = 60;
    private static final long MILLIS = 1_000;

    private final ZoneTime zone;
    /** When the first and the last bar of a day start and when the day begins, in seconds from its midnight. */
    private final int start;

    private final int end;
    private final int begin;
    private final int openingDays;

    // Where the clock never changes, all days are alike, and no change has to be looked for.
    private final boolean neverChanges;
    private final long firstOpening;
    private final long firstBeginning;

    SessionClock(TradingSession session) {
        zone = ZoneTime.of(session.zone());
        openingDays = session.overnight() == TradingSession.Overnight.FROM_DAY_BEFORE ? -1 : 0;
        start = openingDays * EpochDay.SECONDS + session.start().toSecondOfDay();
        end = start + session.minutes() * MINUTE;
        begin = session.overnight() == TradingSession.Overnight.NO ? 0 : start;
        neverChanges = zone.neverChanges();
        firstOpening = momentOf(0, start) * MILLIS;
        firstBeginning = momentOf(0, begin) * MILLIS;
    }

    /** {@return a clock for which every day lasts from midnight to midnight in UTC} */
    public static SessionClock ofUtcDays() {
        return new TradingSession(
                        LocalTime.MIDNIGHT,
                        LocalTime.of(23, 59),
                        ZoneOffset.UTC,
                        EnumSet.allOf(DayOfWeek.class),
                        Set.of())
                .clock();
    }

    /** {@return whether the clock of the zone is never set forward or back, so that all days are alike} */
    public boolean neverChanges() {
        return neverChanges;
    }

    /**
     * Gives the day on which a time falls.
     *
     * @param millis the time
     * @return the date of the session that it belongs to, even if that day has no session; a later time never gives an
     *     earlier day
     */
    public long dayOf(long millis) {
        return neverChanges
                ? Math.floorDiv(millis - firstBeginning, EpochDay.MILLIS)
                : lastDay(begin, Math.floorDiv(millis, MILLIS));
    }

    /**
     * Says when the first bar of a day starts.
     *
     * @param day the day
     * @return the opening of its session
     */
    public long opening(long day) {
        return neverChanges ? firstOpening + day * EpochDay.MILLIS : momentOf(day, start) * MILLIS;
    }

    /**
     * Says when the session of a day closes: one bar length after the start of its last bar, on the clock of the zone.
     *
     * @param day the day
     * @param barMinutes how long a bar is
     * @return the closing; equal to the opening if the clock skips the whole session
     */
    public long closing(long day, int barMinutes) {
        return momentOf(day, end + barMinutes * MINUTE) * MILLIS;
    }

    /**
     * Says when a day begins.
     *
     * @param day the day
     * @return the first time that falls on it
     */
    public long beginning(long day) {
        return momentOf(day, begin) * MILLIS;
    }

    /**
     * Gives the calendar day on which a session opens, which for an overnight session can be the day before its date.
     *
     * @param day the date of the session
     * @return the calendar day in the zone
     */
    public long openingDay(long day) {
        return day + openingDays;
    }

    /** How far the session has gone, by the minutes since the last opening. */
    double timeNormalized(long second) {
        if (neverChanges) {
            int elapsed = Math.floorMod(zone.shownAt(second) - start, EpochDay.SECONDS);
            return part(elapsed / MINUTE, (end - start) / MINUTE);
        }
        long day = lastDay(start, second);
        long opened = momentOf(day, start);
        return part((second - opened) / MINUTE, (momentOf(day, end) - opened) / MINUTE);
    }

    private static double part(long elapsed, long whole) {
        return elapsed < whole ? (double) elapsed / whole : 1.0;
    }

    private long momentOf(long day, int secondsFromMidnight) {
        return zone.firstShowing(day * EpochDay.SECONDS + secondsFromMidnight);
    }

    /** The last day of which a time, so many seconds from its midnight, is not after a moment. */
    private long lastDay(int secondsFromMidnight, long second) {
        long day = Math.floorDiv(zone.shownAt(second) - secondsFromMidnight, EpochDay.SECONDS);
        while (momentOf(day + 1, secondsFromMidnight) <= second) { // the clock was set back over midnight
            day++;
        }
        return day;
    }
}
