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
