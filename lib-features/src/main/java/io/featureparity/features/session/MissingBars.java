// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.session;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The expected bars that a sequence of bars does not contain. Days are the dates of sessions; see {@link
 * TradingCalendar}.
 *
 * @param from the first day asked about
 * @param to the last day asked about
 * @param expected how many bars are expected on these days
 * @param present how many of them are there
 * @param repeated how many bars have the time of the bar before them; they are not counted again
 * @param unexpected how many bars start at a time at which none is expected, or on other days
 * @param days the days with missing bars, in order
 */
public record MissingBars(
        LocalDate from, LocalDate to, long expected, long present, long repeated, long unexpected, List<Day> days) {

    /**
     * A day with missing bars.
     *
     * @param day the day
     * @param expected how many bars are expected
     * @param present how many of them are there
     * @param missing the bars that are not, in order
     */
    public record Day(LocalDate day, int expected, int present, List<Range> missing) {

        /** Copies the list. {@inheritDoc} */
        public Day {
            missing = List.copyOf(missing);
        }

        /** {@return whether all bars of the day are missing} */
        public boolean isWhole() {
            return present == 0;
        }
    }

    /**
     * Missing bars in a row.
     *
     * @param first when the first of them should have started
     * @param last when the last of them should have started
     * @param bars how many bars are missing here
     */
    public record Range(Instant first, Instant last, int bars) {}

    /** Copies the list. {@inheritDoc} */
    public MissingBars {
        days = List.copyOf(days);
    }

    /**
     * Looks for bars that are missing from a sequence of bars, on all days from that of the first bar to that of the last.
     *
     * @param calendar which bars are expected
     * @param times when the bars start, in milliseconds since 1970-01-01T00:00Z, in order; at least one
     * @return the report
     * @throws InputException if there is no bar, a time is before the one before it, or the calendar does not cover one
     */
    public static MissingBars of(TradingCalendar calendar, long[] times) {
        if (times.length == 0) {
            String rule = "must hold a bar, or the days must be stated, since there is no telling what is missing";
            throw new InputException(new Fault(ErrorCode.LENGTH_DIFFERS, "times", rule, "0 bars"));
        }
        long from = calendar.dayOf(times[0]);
        long to = Math.max(from, calendar.dayOf(times[times.length - 1]));
        return of(calendar, times, LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to));
    }

    /**
     * Looks for bars of given days that are missing from a sequence of bars.
     *
     * @param calendar which bars are expected
     * @param times when the bars start, in milliseconds since 1970-01-01T00:00Z, in order
     * @param from the first day asked about
     * @param to the last day asked about
     * @return the report
     * @throws InputException if a time is before the one before it, the last day is before the first, or the calendar
     *     does not cover one of them
     */
    public static MissingBars of(TradingCalendar calendar, long[] times, LocalDate from, LocalDate to) {
        TradingCalendar.require(from);
        TradingCalendar.require(to);
        if (to.isBefore(from)) {
            String rule = "must not be before the first day asked about, " + from;
            throw new InputException(new Fault(ErrorCode.VALUE_NOT_ALLOWED, "last day", rule, to.toString()));
        }
        MissingBarsCounter counter = new MissingBarsCounter(calendar, from, to);
        for (long time : times) {
            counter.accept(time);
        }
        return counter.report();
    }

    /** {@return how many of the expected bars are missing} */
    public long missing() {
        return expected - present;
    }

    /** {@return whether every expected bar is there} */
    public boolean isComplete() {
        return missing() == 0;
    }

    /** {@return the days of which all bars are missing, in order} */
    public List<LocalDate> wholeDays() {
        return days.stream().filter(Day::isWhole).map(Day::day).toList();
    }
}
