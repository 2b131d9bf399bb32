// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * Which of the expected bars a run of bars does not hold.
 *
 * @param from the first day asked about
 * @param to the last day asked about
 * @param expected how many bars are expected on these days
 * @param present how many of them are there
 * @param repeated how many bars have the time of the bar before them; they are not counted again
 * @param unexpected how many bars start at times of which none is expected, or on other days
 * @param days the days of which something is missing, in order
 */
public record MissingBars(
        LocalDate from, LocalDate to, long expected, long present, long repeated, long unexpected, List<Day> days) {

    /**
     * A day of which something is missing.
     *
     * @param day the day
     * @param expected how many bars are expected
     * @param present how many of them are there
     * @param missing those that are not, in order
     */
    public record Day(LocalDate day, int expected, int present, List<Range> missing) {

        /** Copies the list. {@inheritDoc} */
        public Day {
            missing = List.copyOf(missing);
        }

        /** {@return whether not one bar of the day is there} */
        public boolean isWhole() {
            return present == 0;
        }
    }

    /**
     * Missing bars in a row.
     *
     * @param first when the first of them should have started
     * @param last when the last of them should have started
     * @param bars how many they are
     */
    public record Range(LocalTime first, LocalTime last, int bars) {}

    /** Copies the list. {@inheritDoc} */
    public MissingBars {
        days = List.copyOf(days);
    }

    /** {@return how many of the expected bars are missing} */
    public long missing() {
        return expected - present;
    }

    /** {@return whether every expected bar is there} */
    public boolean isComplete() {
        return missing() == 0;
    }

    /** {@return the days of which not one bar is there, in order} */
    public List<LocalDate> wholeDays() {
        return days.stream().filter(Day::isWhole).map(Day::day).toList();
    }
}
