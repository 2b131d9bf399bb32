// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Says from when on a macro value may be used if its source gives only the day that the value is for. There is no
 * silent default. If a bar sees a value on the day it is for, but the value was published one day later, the model is
 * trained with look-ahead: it learns from data that it could not have known. This is the most common form of
 * look-ahead.
 */
public sealed interface Availability {

    /**
     * The value may be used from the start of a session on a later day.
     *
     * @param sessionsLater which session, from 1 to 260: 1 is the first session that starts on a later day
     */
    record SessionStart(int sessionsLater) implements Availability {

        private static final int MOST_SESSIONS = 260;

        /**
         * Checks the number. {@inheritDoc}
         *
         * @throws DocumentException if it is out of bounds
         */
        public SessionStart {
            List<Fault> faults = new ArrayList<>();
            checkBounds(faults, "sessions_later", sessionsLater, 1, MOST_SESSIONS);
            enforce(faults);
        }
    }

    /**
     * The value may be used from a time of day on, on its own day or a later one. The time is that of the place where
     * the value is published.
     *
     * @param daysLater how many calendar days later, from 0 to 366; 0 says that the value is known on its own day
     * @param time when on that day, a whole minute
     * @param zone the time zone of that place
     */
    record TimeOfDay(int daysLater, LocalTime time, ZoneId zone) implements Availability {

        private static final int MOST_DAYS = 366;

        /**
         * Checks the components. {@inheritDoc}
         *
         * @throws DocumentException if the days are out of bounds or the time is not a whole minute, with all faults
         */
        public TimeOfDay {
            List<Fault> faults = new ArrayList<>();
            checkBounds(faults, "days_later", daysLater, 0, MOST_DAYS);
            if (time.getSecond() != 0 || time.getNano() != 0) {
                faults.add(notAllowed("time", "must be a whole minute", time.toString()));
            }
            Objects.requireNonNull(zone, "zone");
            enforce(faults);
        }

        /**
         * Says when the value for a day may first be used. If the clocks show the time twice on that day, the second
         * time counts. If they skip it, the end of the skip counts. So no value is early.
         *
         * @param day the day that the value is for
         * @return the instant from which on it may be used
         */
        public Instant from(LocalDate day) {
            return ZonedDateTime.of(day.plusDays(daysLater), time, zone)
                    .withLaterOffsetAtOverlap()
                    .toInstant();
        }
    }

    /** The source must say when each value was published. A value with only a date is refused. */
    record AsPublished() implements Availability {}

    private static void checkBounds(List<Fault> faults, String where, int value, int least, int most) {
        if (value < least || value > most) {
            faults.add(notAllowed(where, "must be from " + least + " to " + most, Integer.toString(value)));
        }
    }

    private static Fault notAllowed(String where, String rule, String value) {
        return new Fault(ErrorCode.VALUE_NOT_ALLOWED, where, rule, value);
    }

    private static void enforce(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
    }
}
