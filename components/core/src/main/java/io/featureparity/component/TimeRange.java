// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component;

import io.featureparity.contract.TradingSession;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.features.session.CoveredYears;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A range of time. A bar belongs to it if the bar begins in it.
 *
 * @param from the time of the first bar
 * @param end the first time after the range
 */
public record TimeRange(Instant from, Instant end) {

    /**
     * Checks the order. {@inheritDoc}
     *
     * @throws ComponentException if the end is not after the beginning
     */
    public TimeRange {
        if (!end.isAfter(from)) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_RANGE,
                    "range of time",
                    "must end after it begins, at " + from,
                    end.toString()));
        }
    }

    /**
     * Makes the range of one day of a session.
     *
     * @param day the day, in the session's time zone
     * @param session the session
     * @return the range from the beginning of the day to the beginning of the next day
     */
    public static TimeRange ofDay(LocalDate day, TradingSession session) {
        return new TimeRange(beginning(day, session), beginning(day.plusDays(1), session));
    }

    private static Instant beginning(LocalDate day, TradingSession session) {
        return Instant.ofEpochMilli(session.clock().beginning(day.toEpochDay()));
    }

    /**
     * Reads a range from settings: {@code NAME.day}, or {@code NAME.from} and {@code NAME.to}. Each of these two is an instant
     * or a day; a day means its beginning. Days are in the time zone of the session.
     *
     * @param settings the settings
     * @param name the prefix of the settings
     * @param session the session
     * @return the range
     * @throws ComponentException if the settings are invalid
     */
    public static TimeRange of(Settings settings, String name, TradingSession session) {
        Optional<String> day = settings.find(name + ".day");
        if (day.isEmpty()) {
            return new TimeRange(instant(settings, name + ".from", session), instant(settings, name + ".to", session));
        }
        for (String other : new String[] {name + ".from", name + ".to"}) {
            if (settings.find(other).isPresent()) {
                throw refused(other, "must not be set beside " + name + ".day", settings.text(other));
            }
        }
        return ofDay(day(name + ".day", settings.text(name + ".day")), session);
    }

    private static LocalDate day(String key, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (CoveredYears.covers(day)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // refused below
        }
        throw refused(key, "must be a day of " + CoveredYears.WORDS + ", such as 2024-03-04", text);
    }

    private static Instant instant(Settings settings, String key, TradingSession session) {
        String text = settings.text(key);
        if (text.indexOf('T') < 0) {
            return beginning(day(key, text), session);
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(key, "must be an instant such as 2024-03-04T13:00:00Z, or a day", text);
        }
    }

    private static ComponentException refused(String key, String rule, String value) {
        return new ComponentException(new Fault(ErrorCode.COMPONENT_SETTING, Place.setting(key), rule, value));
    }

    /**
     * Says whether a bar is in this range.
     *
     * @param time the time of the bar
     * @return whether the bar is in the range
     */
    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(end);
    }

    /** {@return both times as text} */
    @Override
    public String toString() {
        return from + " to " + end;
    }
}
