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
import java.util.Set;
import java.util.TreeSet;

/**
 * The trading session of a contract, and how far it has gone at a time (clause D3).
 *
 * @param start the time of its first bar, a whole minute
 * @param end the time of its last bar, a whole minute of the same day
 * @param zone what the times are in; UTC, since clause D3 counts minutes of the UTC day
 * @param days the days of the week that have a session, as days of that zone
 * @param holidays the countries, by their ISO 3166 codes, on whose holidays there is none; empty if holidays make no
 *     difference
 */
public record TradingSession(LocalTime start, LocalTime end, ZoneId zone, Set<DayOfWeek> days, Set<String> holidays) {

    private static final String UTC = "UTC";

    private static final int MILLIS_OF_MINUTE = 60_000;
    private static final int SECONDS_OF_MINUTE = 60;
    private static final int MINUTES_OF_DAY = 1440;

    /**
     * Checks the components. {@inheritDoc}
     *
     * @throws DocumentException if a time is not a whole minute, the end is not after the start, the zone is not UTC,
     *     no day has a session, or there is no such country; with all faults
     */
    public TradingSession {
        List<Fault> faults = new ArrayList<>();
        checkWholeMinute(faults, "start", start);
        checkWholeMinute(faults, "end", end);
        if (!end.isAfter(start)) {
            faults.add(notAllowed("end", "must be after the start, " + start, end.toString()));
        }
        if (!zone.getId().equals(UTC)) {
            String rule =
                    "must be UTC, since minutes of the UTC day are counted (clause D3), so start and end are UTC too";
            faults.add(notAllowed("zone", rule, zone.getId()));
        }
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
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
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

    /**
     * How far the session has gone.
     *
     * @param time the time
     * @return from 0 at the start to 1 at the end, and 1 outside of the session
     */
    public double timeNormalized(Instant time) {
        return atMinute(Math.floorDiv(time.getEpochSecond(), SECONDS_OF_MINUTE));
    }

    /**
     * How far the session has gone, allocating nothing.
     *
     * @param epochMillis the time, in milliseconds since 1970-01-01T00:00Z
     * @return from 0 at the start to 1 at the end, and 1 outside of the session
     */
    public double timeNormalized(long epochMillis) {
        return atMinute(Math.floorDiv(epochMillis, MILLIS_OF_MINUTE));
    }

    private double atMinute(long epochMinute) {
        int first = minuteOfDay(start);
        int elapsed = Math.floorMod(epochMinute, MINUTES_OF_DAY) - first;
        if (elapsed < 0) {
            // Before today's session the clock still runs from yesterday's start, which is past the end.
            elapsed += MINUTES_OF_DAY;
        }
        double part = (double) elapsed / (minuteOfDay(end) - first);
        return Math.min(part, 1.0);
    }

    private static int minuteOfDay(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
