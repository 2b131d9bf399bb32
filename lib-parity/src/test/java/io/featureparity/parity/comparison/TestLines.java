// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of values that are equal, but for those that are as far apart as the worst. */
public final class TestLines {

    private TestLines() {}

    public static ParityReport.Line line(
            Stage stage, String feature, long compared, long diverged, long worst, @Nullable Divergence first) {
        Instant at = first == null ? Instant.EPOCH : first.time();
        return line(stage, feature, compared, diverged, worst, first, at);
    }

    /** All bars are in the hour of the time. */
    public static ParityReport.Line line(
            Stage stage,
            String feature,
            long compared,
            long diverged,
            long worst,
            @Nullable Divergence first,
            Instant at) {
        return new ParityReport.Line(
                stage,
                feature,
                distances(compared, worst == 0 ? 0 : Math.max(1, diverged), worst),
                diverged,
                first,
                errors(first),
                times(at, compared, diverged));
    }

    /** The errors of a line on which no values are further apart than the first that diverge. */
    public static NumericErrors errors(@Nullable Divergence first) {
        return first == null || !first.isNumeric()
                ? NumericErrors.NONE
                : new NumericErrors(first, first.absoluteError(), first.relativeError(), Math.abs(first.shift()));
    }

    /** So many bars, all in the same hour. */
    public static TimeShares times(Instant at, long compared, long diverged) {
        if (compared == 0) {
            return TimeShares.NONE;
        }
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        return new TimeShares(
                List.of(new TimeShares.Share(time.getHour(), compared, diverged)),
                List.of(new TimeShares.Share(time.getDayOfWeek().getValue(), compared, diverged)),
                1,
                List.of(new TimeShares.Share(time.toLocalDate().toEpochDay(), compared, diverged)));
    }

    /** A line of every bucket, hour and weekday, and of as many days as there may be; all but the equal values diverge. */
    public static ParityReport.Line widest(Stage stage, String feature, Divergence first, long inEachBucket) {
        List<Distances.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < Buckets.NUMBER; i++) {
            buckets.add(new Distances.Bucket(Buckets.from(i), Buckets.to(i), inEachBucket));
        }
        Distances distances = new Distances(Long.MAX_VALUE, buckets);
        TimeShares times = new TimeShares(
                shares(0, 24, distances.count(), inEachBucket),
                shares(1, 7, distances.count(), inEachBucket),
                1,
                shares(
                        first.time().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay(),
                        TimeShares.MOST_DAYS,
                        distances.count(),
                        inEachBucket));
        return new ParityReport.Line(
                stage, feature, distances, distances.count() - inEachBucket, first, errors(first), times);
    }

    /** The first of them has what does not divide. */
    private static List<TimeShares.Share> shares(long from, int size, long compared, long equal) {
        List<TimeShares.Share> shares = new ArrayList<>();
        long each = (compared - equal) / size;
        shares.add(new TimeShares.Share(from, compared - each * (size - 1), compared - equal - each * (size - 1)));
        for (int i = 1; i < size; i++) {
            shares.add(new TimeShares.Share(from + i, each, each));
        }
        return shares;
    }

    /** So many distances, of which some are the worst, and the others 0. */
    public static Distances distances(long all, long far, long worst) {
        List<Distances.Bucket> buckets = new ArrayList<>();
        if (all > far) {
            buckets.add(new Distances.Bucket(0, 0, all - far));
        }
        if (far > 0) {
            int index = Buckets.index(worst);
            buckets.add(new Distances.Bucket(Buckets.from(index), Buckets.to(index), far));
        }
        return new Distances(worst, buckets);
    }
}
