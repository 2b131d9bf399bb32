// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.NormStats;
import io.featureparity.contract.StatisticsClaim;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The range of time that statistics claim, both ends included. The statistics state each end as a time, or as a day, which
 * means the whole day in UTC.
 *
 * @param from its first millisecond since 1970-01-01T00:00Z
 * @param to its last millisecond
 */
public record RangeBound(long from, long to) {

    private static final int DAY_LENGTH = "2024-03-04".length();

    /**
     * Reads the range that statistics claim.
     *
     * @param stats the statistics
     * @return the range; null if they claim none
     * @throws InputException if what they claim is not a range
     */
    public static @Nullable RangeBound claimed(NormStats stats) {
        StatisticsClaim claim = stats.claim();
        String start = claim.start();
        String end = claim.end();
        if (start == null || end == null) {
            return null;
        }
        RangeBound range = new RangeBound(read(stats, "start", start).from, read(stats, "end", end).to);
        if (range.from > range.to) {
            throw unreadable(stats, "end", "must not be before the start, " + start, end);
        }
        return range;
    }

    private static RangeBound read(NormStats stats, String which, String text) {
        try {
            if (text.length() <= DAY_LENGTH) {
                LocalDate day = LocalDate.parse(text);
                return new RangeBound(midnight(day), midnight(day.plusDays(1)) - 1);
            }
            long time = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toEpochMilli();
            return new RangeBound(time, time);
        } catch (DateTimeException | ArithmeticException e) {
            throw unreadable(stats, which, "must be a day such as 2024-03-04, or a time with its zone", text);
        }
    }

    private static InputException unreadable(NormStats stats, String which, String rule, String text) {
        Place place = Place.named(stats.name()).part("range").part(which);
        return new InputException(new Fault(ErrorCode.STATISTICS_RANGE_UNREADABLE, place, rule, text));
    }

    private static long midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
