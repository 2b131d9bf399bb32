// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How many bars were compared, and how many of them diverged, by hour of the day, by day of the week and by day. All are
 * of UTC, like the times of bars. However long the history is, there are at most {@value #MOST_DAYS} days: of a longer
 * one, several days in a row share one entry.
 *
 * @param hours the hours in which there were bars, from 0 to 23, in order
 * @param weekdays the days of the week on which there were bars, from 1 (Monday) to 7, in order
 * @param daysTogether how many days in a row share an entry of {@code days}: 1, 7, 28 or four times as many; those of 7
 *     and more begin on a Monday
 * @param days the days on which there were bars, each counted from 1970-01-01 and the first of its entry, in order
 */
public record TimeShares(List<Share> hours, List<Share> weekdays, long daysTogether, List<Share> days) {

    /** The largest number of entries of days. */
    public static final int MOST_DAYS = 366;

    /** Nothing was compared. */
    public static final TimeShares NONE = new TimeShares(List.of(), List.of(), 1, List.of());

    private static final int HOURS = 24;
    private static final int WEEKDAYS = 7;

    /**
     * Takes copies of the lists. {@inheritDoc}
     *
     * @throws IllegalArgumentException if a list is out of order or beyond its bounds, or the three do not count the same
     *     bars
     */
    public TimeShares {
        hours = List.copyOf(hours);
        weekdays = List.copyOf(weekdays);
        days = List.copyOf(days);
        if (!isAscending(hours, 0, HOURS - 1)
                || !isAscending(weekdays, 1, WEEKDAYS)
                || !isAscending(days, Long.MIN_VALUE, Long.MAX_VALUE)
                || !areDays(daysTogether, days)) {
            throw new IllegalArgumentException("no shares of hours and days: hours " + hours + ", weekdays " + weekdays
                    + ", days " + days + ", " + daysTogether + " together");
        }
        for (ToLongFunction<Share> count : List.<ToLongFunction<Share>>of(Share::compared, Share::diverged)) {
            long bars = sum(hours, count);
            if (bars != sum(weekdays, count) || bars != sum(days, count)) {
                throw new IllegalArgumentException("hours and days must count the same bars, but hours are " + hours
                        + ", weekdays " + weekdays + ", days " + days);
            }
        }
    }

    private static boolean isAscending(List<Share> shares, long least, long most) {
        long before = least;
        for (int i = 0; i < shares.size(); i++) {
            long at = shares.get(i).at();
            if (at < before || at > most || (i > 0 && at == before)) {
                return false;
            }
            before = at;
        }
        return true;
    }

    private static boolean areDays(long together, List<Share> days) {
        return BoundedDays.isWidth(together)
                && days.size() <= MOST_DAYS
                && days.stream().allMatch(day -> BoundedDays.begin(day.at(), together) == day.at());
    }

    /**
     * The bars of one hour or day.
     *
     * @param at which one
     * @param compared how many bars were compared, at least 1
     * @param diverged how many of them diverged
     */
    public record Share(long at, long compared, long diverged) {

        /**
         * Checks the counts. {@inheritDoc}
         *
         * @throws IllegalArgumentException if nothing was compared, or more diverged than was compared
         */
        public Share {
            if (compared < 1 || diverged < 0 || diverged > compared) {
                throw new IllegalArgumentException("no share: " + diverged + " of " + compared + " at " + at);
            }
        }
    }

    /** {@return how many bars were compared} */
    public long compared() {
        return sum(hours, Share::compared);
    }

    /** {@return how many of them diverged} */
    public long diverged() {
        return sum(hours, Share::diverged);
    }

    private static long sum(List<Share> shares, ToLongFunction<Share> count) {
        return shares.stream().mapToLong(count).sum();
    }

    /**
     * Makes shares with fewer entries of days.
     *
     * @param most how many there may be, at least 1
     * @return these shares if they have no more, or else shares with more days in an entry
     */
    public TimeShares withDaysAtMost(int most) {
        if (days.size() <= most) {
            return this;
        }
        TimeCounter counter = new TimeCounter(most);
        counter.add(this);
        return counter.result();
    }

    TimeShares plus(TimeShares other) {
        TimeCounter counter = new TimeCounter(MOST_DAYS);
        counter.add(this);
        counter.add(other);
        return counter.result();
    }

    /** The entries of cells that counted something; the first one is at {@code first}. */
    static List<Share> of(TimeCounter.Cell[] cells, int first) {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].compared > 0) {
                shares.add(cells[i].share(first + i));
            }
        }
        return shares;
    }
}
