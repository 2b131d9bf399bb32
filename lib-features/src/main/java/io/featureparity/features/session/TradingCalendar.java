// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import io.featureparity.contract.EpochDay;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.TradingSession;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Says at which times bars are expected: on weekdays that have a session, except holidays and closures, at a fixed
 * interval from the first bar of the session to its last one. For the built-in contracts that is 13:00 to 17:55 UTC,
 * both included, every 5 minutes, Monday to Friday, without the holidays of Colombia: 60 bars a day.
 *
 * <p>The time of a bar is the time at which it starts, as in the training data. Times are compared by their
 * milliseconds, as the engine does: 17:55:00.000 is in the session, 17:55:00.001 is not. Days are the dates of sessions
 * in the contract's time zone; {@link io.featureparity.contract.SessionClock} says which time falls on which day. The
 * bars of a day follow each other from its opening, in elapsed time; those that end by its closing are expected. The
 * clock and the time zone of the machine are never used.
 *
 * <p>The calendar covers the years 1900 to 2199 and refuses a time outside of them. Such a time is most likely in
 * micro- or nanoseconds instead of milliseconds, or not a time at all. Methods that take milliseconds allocate nothing,
 * except at the first use of a year. Immutable and thread-safe.
 */
public final class TradingCalendar {

    private final SessionDays days;
    private final SessionGrid grid;
    private final ZoneId zone;

    private TradingCalendar(ZoneId zone, SessionDays days, SessionGrid grid) {
        this.zone = zone;
        this.days = days;
        this.grid = grid;
    }

    /**
     * Makes the calendar of a contract.
     *
     * @param contract the contract, which says what its sessions are and how long a bar is
     * @param closures days without session that are no public holidays
     * @return the calendar
     * @throws InputException if no holidays are known for a country of the contract
     */
    public static TradingCalendar of(FeatureContract contract, Closures closures) {
        return of(contract.session(), contract.barMinutes(), closures);
    }

    /**
     * Makes a calendar.
     *
     * @param session the days and times of the sessions
     * @param barMinutes how long a bar is; it divides a day, and the time from the first bar's start to the last one's
     * @param closures days without session that are no public holidays
     * @return the calendar
     * @throws InputException if bars of that length do not fit, or no holidays are known for a country
     */
    public static TradingCalendar of(TradingSession session, int barMinutes, Closures closures) {
        int minutes = session.minutes();
        if (barMinutes < 1 || EpochDay.MINUTES % barMinutes != 0 || minutes % barMinutes != 0) {
            String rule = "must divide a day, and the " + minutes + " minutes from the session's first bar to its last";
            throw new InputException(
                    new Fault(ErrorCode.VALUE_NOT_ALLOWED, "bar minutes", rule, Integer.toString(barMinutes)));
        }
        Holidays holidays = Holidays.of(session.holidays());
        return new TradingCalendar(
                session.zone(),
                new SessionDays(session.days(), holidays, closures),
                new SessionGrid(session, barMinutes));
    }

    // ---- times

    /**
     * Says whether a time is within a session: not before its first bar starts and not after its last one does.
     *
     * @param time the time
     * @return whether it is
     * @throws InputException if the calendar does not cover the time
     */
    public boolean isInSession(Instant time) {
        return isInSession(millis(time));
    }

    /**
     * Says whether a time is within a session, allocating nothing; see {@link #isInSession(Instant)}.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return whether it is
     * @throws InputException if the calendar does not cover the time
     */
    public boolean isInSession(long epochMillis) {
        return isWithin(dayOf(epochMillis), epochMillis);
    }

    boolean isCoveredAndInSession(long epochMillis) {
        return covers(epochMillis) && isWithin(grid.dayOf(epochMillis), epochMillis);
    }

    private boolean isWithin(long day, long time) {
        return grid.isBetweenFirstAndLast(day, time) && SessionDays.covers(day) && days.holds(day);
    }

    /**
     * Says whether a time is a whole number of bars away from the opening of its day, whether or not the day has a
     * session.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return whether it is
     */
    public boolean isOnGrid(long epochMillis) {
        return grid.isOnGrid(epochMillis);
    }

    /**
     * Gives the first time after another that is {@linkplain #isOnGrid on the grid}, whether or not a bar is expected.
     *
     * @param epochMillis a time, in milliseconds since 1970-01-01T00:00Z
     * @return the next time on the grid: one bar later, or less where a day begins after a change of the clock
     */
    public long nextOnGrid(long epochMillis) {
        return grid.nextOnGrid(epochMillis);
    }

    /**
     * Says whether a bar is expected to start at a time: within a session and on the grid.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return whether it is
     * @throws InputException if the calendar does not cover the time
     */
    public boolean isBarTime(long epochMillis) {
        return isInSession(epochMillis) && isOnGrid(epochMillis);
    }

    /**
     * Gives the next time at which a bar is expected, even after days without session.
     *
     * @param epochMillis a time, in milliseconds since 1970-01-01T00:00Z
     * @return the start of the first expected bar after it, in milliseconds since 1970-01-01T00:00Z
     * @throws InputException if the calendar does not cover the time, or no later bar
     */
    public long nextBarTime(long epochMillis) {
        long day = dayOf(epochMillis);
        if (hasSession(day) && epochMillis < grid.last(day)) {
            return Math.max(grid.first(day), grid.nextOnGrid(epochMillis));
        }
        return grid.first(dayAfter(day));
    }

    /**
     * Gives the session that a time is in.
     *
     * @param time the time
     * @return the session, or nothing if the time is in none
     * @throws InputException if the calendar does not cover the time
     */
    public Optional<Session> session(Instant time) {
        long millis = millis(time);
        return isInSession(millis) ? Optional.of(sessionOn(dayOf(millis))) : Optional.empty();
    }

    /**
     * Gives the first session that starts after a time.
     *
     * @param time the time
     * @return the session
     * @throws InputException if the calendar does not cover the time, or no later session
     */
    public Session next(Instant time) {
        long millis = millis(time);
        long day = dayOf(millis);
        boolean today = millis < grid.first(day) && hasSession(day);
        return sessionOn(today ? day : dayAfter(day));
    }

    /**
     * Gives the last session of which every bar started before a time.
     *
     * @param time the time
     * @return the session
     * @throws InputException if the calendar does not cover the time, or no earlier session
     */
    public Session previous(Instant time) {
        long millis = millis(time);
        long day = dayOf(millis);
        boolean today = hasSession(day) && millis > grid.last(day);
        return sessionOn(today ? day : dayBefore(day));
    }

    // ---- days

    /**
     * Says whether a day has a session.
     *
     * @param day the day
     * @return whether it has
     * @throws InputException if the calendar does not cover the day
     */
    public boolean isSessionDay(LocalDate day) {
        return hasSession(require(day));
    }

    /**
     * Gives the session of a day.
     *
     * @param day the day
     * @return the session, or nothing if the day has none
     * @throws InputException if the calendar does not cover the day
     */
    public Optional<Session> session(LocalDate day) {
        return isSessionDay(day) ? Optional.of(sessionOn(day.toEpochDay())) : Optional.empty();
    }

    /**
     * Gives the first session on a later day.
     *
     * @param day the day
     * @return the session
     * @throws InputException if the calendar does not cover the day, or no later session
     */
    public Session next(LocalDate day) {
        return sessionOn(dayAfter(require(day)));
    }

    /**
     * Gives the first session that opens on a later calendar day, in the time zone of the sessions. For an overnight
     * session that opens on the evening before its date, that is not the {@linkplain #next(LocalDate) next} one, which
     * opens on the day itself.
     *
     * @param day the calendar day
     * @return the session
     * @throws InputException if the calendar does not cover the day, or no later session
     */
    public Session nextOpening(LocalDate day) {
        long date = require(day);
        long daysAhead = date - grid.openingDay(date);
        return sessionOn(dayAfter(date + daysAhead));
    }

    /**
     * Gives the last session on an earlier day.
     *
     * @param day the day
     * @return the session
     * @throws InputException if the calendar does not cover the day, or no earlier session
     */
    public Session previous(LocalDate day) {
        return sessionOn(dayBefore(require(day)));
    }

    /**
     * Says how many bars are expected on a day.
     *
     * @param day the day
     * @return all of a session's, or 0 if the day has none
     * @throws InputException if the calendar does not cover the day
     */
    public int barsExpected(LocalDate day) {
        return barsExpected(require(day));
    }

    // ---- in numbers

    /**
     * Says whether the calendar covers a time.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return whether it does
     */
    public boolean covers(long epochMillis) {
        return SessionDays.covers(EpochDay.of(epochMillis)) && SessionDays.covers(grid.dayOf(epochMillis));
    }

    /**
     * Gives the date of the session that a time would fall on, whether or not there is one.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return the date, in days since 1970-01-01
     * @throws InputException if the calendar does not cover the time
     */
    public long dayOf(long epochMillis) {
        if (!SessionDays.covers(EpochDay.of(epochMillis))) {
            throw notCovered(epochMillis + " ms");
        }
        return requireCovered(grid.dayOf(epochMillis));
    }

    /**
     * Says how many bars are expected on a day.
     *
     * @param epochDay the day, in days since 1970-01-01
     * @return all of a session's, or 0 if the day has none
     * @throws InputException if the calendar does not cover the day
     */
    public int barsExpected(long epochDay) {
        return days.holds(requireCovered(epochDay)) ? grid.bars(epochDay) : 0;
    }

    /**
     * Says how many of the bars expected on the day of a time start by then.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return how many bars, including one that starts at the time itself
     * @throws InputException if the calendar does not cover the time
     */
    public int barsExpectedBy(long epochMillis) {
        long day = dayOf(epochMillis);
        return epochMillis < grid.first(day) ? 0 : Math.min(barsExpected(day), grid.placeOf(day, epochMillis) + 1);
    }

    /**
     * Gives the time at which a bar of a day starts.
     *
     * @param epochDay the day, in days since 1970-01-01
     * @param place which bar of the day, from 0
     * @return its time, in milliseconds since 1970-01-01T00:00Z
     */
    public long barTime(long epochDay, int place) {
        return grid.timeOf(epochDay, place);
    }

    ZoneId zone() {
        return zone;
    }

    SessionGrid grid() {
        return grid;
    }

    private boolean hasSession(long day) {
        return days.holds(day) && grid.bars(day) > 0;
    }

    private Session sessionOn(long day) {
        return new Session(
                LocalDate.ofEpochDay(day),
                Instant.ofEpochMilli(grid.first(day)),
                Instant.ofEpochMilli(grid.last(day)),
                grid.bars(day));
    }

    private long dayAfter(long day) {
        long next = day + 1;
        while (SessionDays.covers(next) && !hasSession(next)) {
            next++;
        }
        return requireCovered(next);
    }

    private long dayBefore(long day) {
        long previous = day - 1;
        while (SessionDays.covers(previous) && !hasSession(previous)) {
            previous--;
        }
        return requireCovered(previous);
    }

    private static long requireCovered(long day) {
        if (!SessionDays.covers(day)) {
            throw notCovered(LocalDate.ofEpochDay(day).toString());
        }
        return day;
    }

    static long require(LocalDate day) {
        if (!SessionDays.covers(day.toEpochDay())) {
            throw notCovered(day.toString());
        }
        return day.toEpochDay();
    }

    static long millis(Instant time) {
        // Checked in seconds, since a time far enough away has no milliseconds.
        if (!SessionDays.covers(EpochDay.of(time))) {
            throw notCovered(time.toString());
        }
        return time.toEpochMilli();
    }

    private static InputException notCovered(String value) {
        String rule =
                "must be from " + CoveredYears.FIRST + " to " + CoveredYears.LAST + ", in milliseconds if in numbers";
        return new InputException(new Fault(ErrorCode.TIME_NOT_COVERED, "trading calendar", rule, value));
    }
}
