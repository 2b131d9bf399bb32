// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The trading session of a contract: at which times of which days it trades, in which time zone. Its {@link
 * SessionClock} says when the session of a day opens and closes; {@link #timeNormalized} says how far it has gone
 * (clause D3). Immutable.
 */
public final class TradingSession {

    private static final long MILLIS_OF_SECOND = 1_000;
    private static final int SECONDS_OF_MINUTE = 60;

    /** Says whether a session passes midnight, and which of the two days gives it its date. */
    public enum Overnight {
        /** It starts and ends on the same day. */
        NO,
        /** It starts on the evening of the day before its date. */
        FROM_DAY_BEFORE,
        /** It ends on the day after its date. */
        TO_DAY_AFTER
    }

    private final LocalTime start;
    private final LocalTime end;
    private final Overnight overnight;
    private final ZoneId zone;
    private final Set<DayOfWeek> days;
    private final Set<String> holidays;
    private final SessionClock clock;

    /**
     * Makes a session that starts and ends on the same day.
     *
     * @param start the time of its first bar, a whole minute
     * @param end the time of its last bar, a whole minute of the same day
     * @param zone the time zone of these times
     * @param days the days of the week that have a session, as days of that zone
     * @param holidays the countries, by their ISO 3166 codes, on whose holidays there is no session; empty if holidays
     *     make no difference
     * @throws DocumentException if a time is not a whole minute, the end is not after the start, no day has a session,
     *     or there is no such country; with all faults
     */
    public TradingSession(LocalTime start, LocalTime end, ZoneId zone, Set<DayOfWeek> days, Set<String> holidays) {
        this(start, end, Overnight.NO, zone, days, holidays);
    }

    /**
     * Makes a session.
     *
     * @param start the time of its first bar, a whole minute
     * @param end the time of its last bar, a whole minute
     * @param overnight whether the session passes midnight
     * @param zone the time zone of these times
     * @param days the days of the week that have a session, by the dates of the sessions
     * @param holidays the countries, by their ISO 3166 codes, on whose holidays there is no session; empty if holidays
     *     make no difference
     * @throws DocumentException if a time is not a whole minute, the end does not fit the start, no day has a session,
     *     or there is no such country; with all faults
     */
    public TradingSession(
            LocalTime start,
            LocalTime end,
            Overnight overnight,
            ZoneId zone,
            Set<DayOfWeek> days,
            Set<String> holidays) {
        List<Fault> faults = new ArrayList<>();
        checkWholeMinute(faults, "start", start);
        checkWholeMinute(faults, "end", end);
        checkEnd(faults, start, end, overnight);
        Objects.requireNonNull(zone, "zone");
        if (days.isEmpty()) {
            faults.add(notAllowed("days", "must name at least one day of the week", "none"));
        }
        for (String country : new TreeSet<>(holidays)) {
            if (!isCountry(country)) {
                faults.add(notAllowed("holidays", "must be ISO 3166 codes of countries, such as CO", country));
            }
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
        this.start = start;
        this.end = end;
        this.overnight = overnight;
        this.zone = zone;
        this.days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        this.holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
        this.clock = new SessionClock(this);
    }

    private static void checkEnd(List<Fault> faults, LocalTime start, LocalTime end, Overnight overnight) {
        if (overnight == Overnight.NO) {
            if (!end.isAfter(start)) {
                String rule = "must be after the start, " + start + ", in a session that is not overnight";
                faults.add(notAllowed("end", rule, end.toString()));
            }
        } else if (!end.isBefore(start)) {
            String rule = "must be before the start, " + start + ", since an overnight session is shorter than a day";
            faults.add(notAllowed("end", rule, end.toString()));
        }
    }

    private static boolean isCountry(String code) {
        return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code);
    }

    private static void checkWholeMinute(List<Fault> faults, String where, LocalTime time) {
        if (time.getSecond() != 0 || time.getNano() != 0) {
            faults.add(notAllowed(where, "must be a whole minute", time.toString()));
        }
    }

    private static Fault notAllowed(String where, String rule, String value) {
        return new Fault(ErrorCode.VALUE_NOT_ALLOWED, where, rule, value);
    }

    /** {@return the time of the first bar} */
    public LocalTime start() {
        return start;
    }

    /** {@return the time of the last bar} */
    public LocalTime end() {
        return end;
    }

    /** {@return whether the session passes midnight} */
    public Overnight overnight() {
        return overnight;
    }

    /** {@return the time zone of the times and days} */
    public ZoneId zone() {
        return zone;
    }

    /** {@return the days of the week that have a session, by the dates of the sessions} */
    public Set<DayOfWeek> days() {
        return days;
    }

    /** {@return the countries on whose holidays there is no session, by their ISO 3166 codes, in order} */
    public Set<String> holidays() {
        return holidays;
    }

    /** {@return the minutes from the first bar's start to the last one's, on a day on which the clock is not changed} */
    public int minutes() {
        int minutes = (end.toSecondOfDay() - start.toSecondOfDay()) / SECONDS_OF_MINUTE;
        return overnight == Overnight.NO ? minutes : minutes + EpochDay.MINUTES;
    }

    /** {@return the clock of the session, which counts its days} */
    public SessionClock clock() {
        return clock;
    }

    /**
     * Says how far the session has gone.
     *
     * @param time the time
     * @return from 0 at the start to 1 at the end, and 1 outside of the session
     */
    public double timeNormalized(Instant time) {
        return clock.timeNormalized(time.getEpochSecond());
    }

    /**
     * Says how far the session has gone, allocating nothing.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return from 0 at the start to 1 at the end, and 1 outside of the session
     */
    public double timeNormalized(long epochMillis) {
        return clock.timeNormalized(Math.floorDiv(epochMillis, MILLIS_OF_SECOND));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TradingSession that
                && start.equals(that.start)
                && end.equals(that.end)
                && overnight == that.overnight
                && zone.equals(that.zone)
                && days.equals(that.days)
                && holidays.equals(that.holidays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(start, end, overnight, zone, days, holidays);
    }

    @Override
    public String toString() {
        String passing = overnight == Overnight.NO ? "" : ", overnight=" + overnight;
        return "TradingSession[start=" + start + ", end=" + end + passing + ", zone=" + zone + ", days=" + days
                + ", holidays=" + holidays + "]";
    }
}
