// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import io.featureparity.parity.comparison.TimeShares;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shares of a line by hour and by day.
 *
 * @param line the line, for its faults
 * @param hours the hours, by number
 * @param weekdays the days of the week, by name
 * @param together how many days in a row share an entry
 * @param days the days, by date
 */
record SharesReader(
        ObjectReader line,
        @Nullable ObjectReader hours,
        @Nullable ObjectReader weekdays,
        @Nullable Long together,
        @Nullable ObjectReader days) {

    static SharesReader of(ObjectReader line) {
        return new SharesReader(
                line,
                line.object("by_hour"),
                line.object("by_weekday"),
                Counts.read(line, "days_together"),
                line.object("by_day"));
    }

    /** {@return the shares, or null if they have faults} */
    @Nullable
    TimeShares read() {
        List<TimeShares.Share> byHour = shares(hours, Long::parseLong, LineWriter::hour);
        List<TimeShares.Share> byWeekday = shares(weekdays, SharesReader::weekday, LineWriter::weekday);
        List<TimeShares.Share> byDay = shares(days, day -> LocalDate.parse(day).toEpochDay(), LineWriter::day);
        if (byHour == null || byWeekday == null || byDay == null || together == null) {
            return null;
        }
        try {
            return new TimeShares(byHour, byWeekday, together, byDay);
        } catch (IllegalArgumentException e) {
            String rule = "must be in order, and count the same bars by hour and by day";
            line.fault(ErrorCode.VALUE_NOT_ALLOWED, "by_day", rule, e.toString());
            return null;
        }
    }

    private static long weekday(String name) {
        return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)).getValue();
    }

    private static @Nullable List<TimeShares.Share> shares(
            @Nullable ObjectReader entries, ToLongFunction<String> at, LongFunction<String> name) {
        if (entries == null) {
            return null;
        }
        List<TimeShares.Share> shares = new ArrayList<>();
        for (String key : entries.keys()) {
            TimeShares.Share share = share(entries, key, at, name);
            if (share == null) {
                return null;
            }
            shares.add(share);
        }
        return shares;
    }

    private static TimeShares.@Nullable Share share(
            ObjectReader entries, String key, ToLongFunction<String> at, LongFunction<String> name) {
        String text = entries.string(key);
        if (text == null) {
            return null;
        }
        int slash = text.indexOf('/');
        try {
            long its = at.applyAsLong(key);
            long diverged = Long.parseLong(text.substring(0, Math.max(0, slash)));
            TimeShares.Share share = new TimeShares.Share(its, Long.parseLong(text.substring(slash + 1)), diverged);
            if (name.apply(its).equals(key) && LineWriter.share(share).equals(text)) {
                return share;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Reported below, like a name or counts in another form.
        }
        String rule = "must be an hour, a weekday or a day, with the bars that diverged, a slash, and all bars";
        entries.fault(ErrorCode.VALUE_NOT_ALLOWED, key, rule, text);
        return null;
    }
}
