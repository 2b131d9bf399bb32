// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One feature at one stage: compares its values, and keeps what the report says of them. */
final class ComparedColumn {

    private final String subject;
    private final Stage stage;
    private final int index;
    private final String feature;
    private final Tolerance tolerance;
    private final @Nullable SeriesRecorder recorder;
    private final DistanceCounter distances = new DistanceCounter();
    private final TimeCounter times = new TimeCounter(TimeShares.MOST_DAYS);
    private final NumericErrors.Counter errors;
    private long diverged;
    private @Nullable Divergence first;
    private @Nullable PairSample sample;

    ComparedColumn(
            String subject,
            Stage stage,
            int index,
            String feature,
            Tolerance tolerance,
            double unit,
            @Nullable SeriesRecorder recorder) {
        this.subject = subject;
        this.stage = stage;
        this.index = index;
        this.feature = feature;
        this.tolerance = tolerance;
        this.errors = new NumericErrors.Counter(unit);
        this.recorder = recorder;
    }

    /** Compares one value, and says whether it is a divergence that the report shows. */
    boolean compare(long bar, long time, double expected, double actual, LogReturnFloats logReturns) {
        if (recorder != null) {
            recorder.add(bar, time, expected, actual);
        }
        times.compared(time);
        boolean diverges = diverges(bar, expected, actual, logReturns);
        boolean shown = diverges && diverged(bar, time, expected, actual);
        if (sample != null) {
            sample.add(expected, actual, diverges);
        }
        return shown;
    }

    /** Takes values that were compared elsewhere, and are equal to the bit. */
    void addEqual(TimeShares equal) {
        distances.addEqual(equal.compared());
        times.add(equal);
    }

    private boolean diverges(long bar, double expected, double actual, LogReturnFloats logReturns) {
        if (Double.doubleToRawLongBits(expected) == Double.doubleToRawLongBits(actual)) {
            distances.addEqual();
            return false;
        }
        long distance = stage.distance(expected, actual);
        distances.add(distance);
        if (distance == 0) {
            return false; // absent on both sides, with other bits
        }
        errors.add(expected, actual);
        return !tolerance.allows(distance) && (stage == Stage.RAW || !logReturns.allow(index, bar, expected, actual));
    }

    private boolean diverged(long bar, long time, double expected, double actual) {
        diverged++;
        times.diverged(time);
        boolean isFirst = first == null;
        boolean firstNumeric = errors.awaitsFirst(expected, actual);
        if (!isFirst && !firstNumeric) {
            return false;
        }
        Divergence divergence = new Divergence(
                stage, subject, feature, bar, Instant.ofEpochMilli(time), expected, actual, errors.unit());
        if (firstNumeric) {
            errors.first(divergence);
        }
        if (isFirst) {
            first = divergence;
            sample = new PairSample();
            if (recorder != null) {
                recorder.diverges();
            }
        }
        return true;
    }

    /** {@return whether nothing was compared} */
    boolean isEmpty() {
        return distances.isEmpty();
    }

    /** {@return what the report says of this column} */
    ParityReport.Line line() {
        return new ParityReport.Line(
                stage,
                feature,
                distances.distances(),
                diverged,
                first,
                errors.result(),
                times.result(),
                sample == null ? null : DifferenceFinder.of(stage, sample));
    }

    /** {@return both sides over time; nothing if they are not recorded, or do not diverge} */
    @Nullable
    Series series() {
        return recorder == null || first == null ? null : recorder.series(first);
    }
}
