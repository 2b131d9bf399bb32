// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import io.featureparity.contract.EpochDay;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.session.CoveredYears;
import java.time.Instant;
import java.time.LocalDate;

/** Days and instants of macro values, as numbers within bounds. */
final class MacroTimes {

    static final long FIRST_DAY = CoveredYears.FIRST.toEpochDay();
    static final long LAST_DAY = CoveredYears.LAST.toEpochDay();
    private static final String RULE = "must be for a day, and available at an instant, from " + CoveredYears.FIRST
            + " to " + CoveredYears.LAST + " (instants in milliseconds)";

    private MacroTimes() {}

    static long epochDay(String column, LocalDate day) {
        long epochDay = day.toEpochDay();
        if (!covers(epochDay)) {
            throw refused(place(column), day.toString());
        }
        return epochDay;
    }

    /** The first millisecond that is not before an instant: rounded down, a value would reach a bar before its time. */
    static long millisNotBefore(String column, LocalDate day, Instant instant) {
        if (!covers(EpochDay.of(instant))) {
            throw refused(place(column).qualified("for", day), instant.toString());
        }
        long millis = instant.toEpochMilli();
        return Instant.ofEpochMilli(millis).equals(instant) ? millis : millis + 1;
    }

    static void requireCovered(String column, long epochDay, long millis) {
        if (!covers(epochDay)) {
            throw refused(place(column), "day " + epochDay);
        }
        if (!covers(EpochDay.of(millis))) {
            throw refused(place(column, epochDay), millis + " ms");
        }
    }

    static Place place(String column, long epochDay) {
        return place(column).qualified("for", LocalDate.ofEpochDay(epochDay));
    }

    private static Place place(String column) {
        return Place.item("macro value", column);
    }

    private static boolean covers(long epochDay) {
        return epochDay >= FIRST_DAY && epochDay <= LAST_DAY;
    }

    private static InputException refused(Place place, String value) {
        return new InputException(new Fault(ErrorCode.TIME_NOT_COVERED, place, RULE, value));
    }
}
