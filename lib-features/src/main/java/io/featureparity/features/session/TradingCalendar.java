// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import io.featureparity.contract.EpochDay;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.TradingSession;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * At which times bars are expected: on the days of the week that have a session, but for holidays and closures, from the
 * session's first bar to its last one, every so many minutes. For the built-in contracts that is 13:00 to 17:55 UTC, both
 * included, every 5 minutes, Monday to Friday, without the holidays of Colombia: 60 bars a day.
 *
 * <p>A bar is known by the time at which it starts, as in the training data, and times are compared by their milliseconds,
 * as the engine does: 17:55:00.000 is in the session, 17:55:00.001 is not. Days and times are UTC; neither the machine's
 * clock nor its zone is looked at.
 *
 * <p>The calendar covers the years 1900 to 2199. A time outside of them is refused, since it is most likely one in micro-
 * or nanoseconds that was taken for milliseconds, or no time at all. A question that takes milliseconds needs the same
 * short time whatever the day and allocates nothing, but for days of a year that nobody asked about before. Immutable and
 * thread-safe.
 */
public final class TradingCalendar {

    private static final long MILLIS_OF_MINUTE = 60_000;
    private static final int MINUTES_OF_DAY = 1440;

    private final SessionDays days;
    /** When the first and the last bar start, and how long one is, in milliseconds, of the day. */
    private final long first;

    private final long last;
    private final long bar;

    private TradingCalendar(SessionDays days, LocalTime start, LocalTime end, int barMinutes) {
        this.days = days;
        this.first = start.getLong(ChronoField.MILLI_OF_DAY);
        this.last = end.getLong(ChronoField.MILLI_OF_DAY);
        this.bar = barMinutes * MILLIS_OF_MINUTE;
    }

    /**
     * Makes the calendar of a contract.
     *
     * @param contract the contract, which says what its sessions are and how long a bar is
     * @param closures days without session that are no holidays
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
     * @param closures days without session that are no holidays
     * @return the calendar
     * @throws InputException if bars of that length do not fit, or no holidays are known for a country
     */
    public static TradingCalendar of(TradingSession session, int barMinutes, Closures closures) {
        long minutes = Duration.between(session.start(), session.end()).toMinutes();
        if (barMinutes < 1 || MINUTES_OF_DAY % barMinutes != 0 || minutes % barMinutes != 0) {
            String rule = "must divide a day, and the " + minutes + " minutes from the session's first bar to its last";
            throw new InputException(
                    new Fault(ErrorCode.VALUE_NOT_ALLOWED, "bar minutes", rule, Integer.toString(barMinutes)));
        }
        Holidays holidays = Holidays.of(session.holidays());
        return new TradingCalendar(
                new SessionDays(session.days(), holidays, closures), session.start(), session.end(), barMinutes);
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
        dayOf(epochMillis);
        return isCoveredAndInSession(epochMillis);
    }

    boolean isCoveredAndInSession(long epochMillis) {
        long day = EpochDay.of(epochMillis);
        long ofDay = epochMillis - EpochDay.start(day);
        return ofDay >= first && ofDay <= last && SessionDays.covers(day) && days.holds(day);
    }

    /**
     * Says whether a time is a whole number of bars away from the start of a session, of whatever day.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return whether it is
     */
    public boolean isOnGrid(long epochMillis) {
        // A bar's length divides a day, so that the grid is the same every day.
        return Math.floorMod(epochMillis - first, bar) == 0;
    }

    /**
     * Says whether a bar is expected that starts at a time: within a session and on the grid.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return whether it is
     * @throws InputException if the calendar does not cover the time
     */
    public boolean isBarTime(long epochMillis) {
        return isInSession(epochMillis) && isOnGrid(epochMillis);
    }

    /**
     * Gives the next time at which a bar is expected, over nights and days without session.
     *
     * @param epochMillis a time, in milliseconds since 1970-01-01T00:00Z
     * @return the start of the first expected bar after it, in milliseconds since 1970-01-01T00:00Z
     * @throws InputException if the calendar does not cover the time, or no later bar
     */
    public long nextBarTime(long epochMillis) {
        long day = dayOf(epochMillis);
        long ofDay = epochMillis - EpochDay.start(day);
        if (ofDay < last && days.holds(day)) {
            long next = ofDay < first ? first : first + ((ofDay - first) / bar + 1) * bar;
            return EpochDay.start(day) + next;
        }
        return EpochDay.start(dayAfter(day)) + first;
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
        boolean today = millis - EpochDay.start(day) < first && days.holds(day);
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
        boolean today = millis - EpochDay.start(day) > last && days.holds(day);
        return sessionOn(today ? day : dayBefore(day));
    }

    // ---- days

    /**
     * Says whether a day has a session.
     *
     * @param day the day, in UTC
     * @return whether it has
     * @throws InputException if the calendar does not cover the day
     */
    public boolean isSessionDay(LocalDate day) {
        return days.holds(require(day));
    }

    /**
     * Gives the session of a day.
     *
     * @param day the day, in UTC
     * @return the session, or nothing if the day has none
     * @throws InputException if the calendar does not cover the day
     */
    public Optional<Session> session(LocalDate day) {
        return isSessionDay(day) ? Optional.of(sessionOn(day.toEpochDay())) : Optional.empty();
    }

    /**
     * Gives the first session on a later day.
     *
     * @param day the day, in UTC
     * @return the session
     * @throws InputException if the calendar does not cover the day, or no later session
     */
    public Session next(LocalDate day) {
        return sessionOn(dayAfter(require(day)));
    }

    /**
     * Gives the last session on an earlier day.
     *
     * @param day the day, in UTC
     * @return the session
     * @throws InputException if the calendar does not cover the day, or no earlier session
     */
    public Session previous(LocalDate day) {
        return sessionOn(dayBefore(require(day)));
    }

    /**
     * Says how many bars are expected on a day.
     *
     * @param day the day, in UTC
     * @return all of a session's, or 0 if the day has none
     * @throws InputException if the calendar does not cover the day
     */
    public int barsExpected(LocalDate day) {
        return isSessionDay(day) ? barsOfSession() : 0;
    }

    // ---- in numbers

    int barsOfSession() {
        return (int) ((last - first) / bar) + 1;
    }

    /** Which bar of its session an expected bar is. */
    int placeInSession(long barTime) {
        return (int) ((EpochDay.millisOfDay(barTime) - first) / bar);
    }

    LocalTime timeOfPlace(int place) {
        return LocalTime.ofNanoOfDay((first + place * bar) * 1_000_000);
    }

    long dayOf(long epochMillis) {
        long day = EpochDay.of(epochMillis);
        if (!SessionDays.covers(day)) {
            throw notCovered(epochMillis + " ms");
        }
        return day;
    }

    private Session sessionOn(long day) {
        long midnight = EpochDay.start(day);
        return new Session(
                LocalDate.ofEpochDay(day),
                Instant.ofEpochMilli(midnight + first),
                Instant.ofEpochMilli(midnight + last),
                barsOfSession());
    }

    private long dayAfter(long day) {
        long next = day + 1;
        while (SessionDays.covers(next) && !days.holds(next)) {
            next++;
        }
        return requireCovered(next);
    }

    private long dayBefore(long day) {
        long previous = day - 1;
        while (SessionDays.covers(previous) && !days.holds(previous)) {
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
                "must be from " + SessionDays.FIRST + " to " + SessionDays.LAST + ", in milliseconds if in numbers";
        return new InputException(new Fault(ErrorCode.TIME_NOT_COVERED, "trading calendar", rule, value));
    }
}
