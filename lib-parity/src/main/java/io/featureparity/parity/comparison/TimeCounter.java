// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import io.featureparity.contract.EpochDay;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts bars for {@link TimeShares}, in memory that does not grow with their number. */
final class TimeCounter {

    private static final int MILLIS_OF_HOUR = 3_600_000;
    private static final int HOURS = 24;
    private static final int WEEKDAYS = 7;

    private final Cell[] hours = cells(HOURS);
    private final Cell[] weekdays = cells(WEEKDAYS);
    private final BoundedDays days;

    /** The cells of the bar that was counted last: the next one is nearly always of the same hour. */
    private @Nullable Cell day;

    private Cell hour = hours[0];
    private Cell weekday = weekdays[0];
    private long hourSince1970;

    TimeCounter(int mostDays) {
        this.days = new BoundedDays(mostDays);
    }

    static final class Cell {
        long compared;
        long diverged;

        void add(long moreCompared, long moreDiverged) {
            compared += moreCompared;
            diverged += moreDiverged;
        }

        TimeShares.Share share(long at) {
            return new TimeShares.Share(at, compared, diverged);
        }
    }

    private static Cell[] cells(int number) {
        return Stream.generate(Cell::new).limit(number).toArray(Cell[]::new);
    }

    void compared(long time) {
        at(time).compared++;
        hour.compared++;
        weekday.compared++;
    }

    /** The bar that was counted last has diverged. */
    void diverged(long time) {
        at(time).diverged++;
        hour.diverged++;
        weekday.diverged++;
    }

    private Cell at(long time) {
        long its = Math.floorDiv(time, MILLIS_OF_HOUR);
        Cell found = day;
        if (found == null || its != hourSince1970) {
            long date = EpochDay.of(time);
            hourSince1970 = its;
            hour = hours[Math.floorMod(its, HOURS)];
            weekday = weekdays[BoundedDays.weekday(date) - 1];
            found = days.at(date);
            day = found;
        }
        return found;
    }

    void add(TimeShares shares) {
        shares.hours().forEach(share -> hours[(int) share.at()].add(share.compared(), share.diverged()));
        shares.weekdays().forEach(share -> weekdays[(int) share.at() - 1].add(share.compared(), share.diverged()));
        days.widen(shares.daysTogether());
        shares.days().forEach(share -> days.at(share.at()).add(share.compared(), share.diverged()));
        day = null;
    }

    TimeShares result() {
        List<TimeShares.Share> byDay = days.shares();
        return new TimeShares(TimeShares.of(hours, 0), TimeShares.of(weekdays, 1), days.width(), byDay);
    }
}
