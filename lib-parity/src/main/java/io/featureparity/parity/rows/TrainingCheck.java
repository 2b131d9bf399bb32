// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.rows;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.raw.EngineCounts;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.OneSided;
import io.featureparity.parity.coverage.Period;
import io.featureparity.parity.coverage.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows that training computed with an engine. It joins both sides by time, row by row, so neither side has to
 * fit in memory.
 */
public final class TrainingCheck {

    private TrainingCheck() {}

    /**
     * The result of a check.
     *
     * @param report the comparison of the rows that both sides have; without lines if there are none
     * @param coverage what was compared, what was not and why
     */
    public record Result(ParityReport report, Coverage coverage) {

        /** Checks that nothing is missing. {@inheritDoc} */
        public Result {
            Objects.requireNonNull(report, "report");
            Objects.requireNonNull(coverage, "coverage");
        }

        /** {@return whether something was compared, nothing diverged, and what was compared is enough} */
        public boolean isParity() {
            return report.isParity() && coverage.isEnough();
        }
    }

    /**
     * Checks. Every feature of the contract that is not checked is a failure, and so are too few rows in common.
     *
     * @param subject what is checked, such as the name of a file
     * @param actual the rows that the engine computes
     * @param expected the rows that training computed, in order of time; after the raw stage its values are {@code
     *     float}
     * @param features the features that are checked, in the order in which the expected rows give their values
     * @return the result
     * @throws InputException if a bar is refused, the expected rows are not in order of time, or a feature is unknown at
     *     the stage
     */
    public static Result run(String subject, EngineRows actual, TimedRows expected, List<String> features) {
        Scope scope = Scope.strict(actual.names(), features);
        return run(new Comparison(subject, actual.contract(), actual.stats()), actual, expected, scope);
    }

    /**
     * Checks with a given comparison, such as one that {@linkplain Comparison#recording records}.
     *
     * @param comparison the comparison, of the contract that is computed, with which nothing has been compared yet
     * @param actual the rows that the engine computes
     * @param expected the rows that training computed, in order of time; after the raw stage its values are {@code
     *     float}
     * @param scope what is checked, and what may be left out
     * @return the result
     * @throws InputException if a bar is refused, the expected rows are not in order of time, or a feature is unknown at
     *     the stage
     */
    public static Result run(Comparison comparison, EngineRows actual, TimedRows expected, Scope scope) {
        int[] indexes = indexes(actual, scope.compared());
        double[] raw = new double[actual.contract().marketFeatures().size()];
        Ascending rows = new Ascending(comparison.subject(), expected);
        Tally barsOnly = new Tally(scope.period());
        Tally expectedOnly = new Tally(scope.period());
        long joined = 0;
        long warmUp = 0;
        long leftOut = 0;
        boolean more = rows.next();
        while (actual.next()) {
            long time = actual.time();
            if (!actual.isTaken()) {
                leftOut += scope.period().holds(time) ? 1 : 0;
                continue;
            }
            while (more && expected.time() < time) {
                expectedOnly.add(expected.time());
                more = rows.next();
            }
            if (!more || expected.time() > time) {
                barsOnly.add(time);
                continue;
            }
            if (scope.period().holds(time)) {
                joined++;
                warmUp += actual.isPresent() ? 0 : 1;
                compare(comparison, actual, expected, indexes, raw);
            }
            more = rows.next();
        }
        while (more) {
            expectedOnly.add(expected.time());
            more = rows.next();
        }
        EngineCounts counts = actual.counts();
        Coverage coverage = new Coverage(
                scope,
                joined,
                warmUp,
                leftOut,
                barsOnly.result(),
                expectedOnly.result(),
                new BarShape(counts.bars(), counts.outsideHighLow()));
        return new Result(comparison.report(), coverage);
    }

    private static void compare(
            Comparison comparison, EngineRows actual, TimedRows expected, int[] indexes, double[] raw) {
        if (!actual.isPresent()) {
            return;
        }
        if (actual.stage() != Stage.RAW) {
            actual.raw(raw);
            comparison.rawValues(actual.index(), raw);
        }
        comparison.price(actual.index(), actual.close());
        for (int i = 0; i < indexes.length; i++) {
            double is = actual.value(indexes[i]);
            comparison.value(actual.stage(), indexes[i], actual.index(), actual.time(), expected.value(i), is);
        }
    }

    private static int[] indexes(EngineRows actual, List<String> features) {
        List<String> names = actual.names();
        int[] indexes = new int[features.size()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = names.indexOf(features.get(i));
            if (indexes[i] < 0) {
                throw new InputException(new Fault(
                        ErrorCode.UNKNOWN_FEATURE,
                        Place.named(actual.contract().toString()).part("stage " + actual.stage()),
                        "must be one of " + String.join(", ", names),
                        features.get(i)));
            }
        }
        return indexes;
    }

    /** Joining by time takes rows in order; one that stands further back would be missed without a word. */
    private static final class Ascending {
        private final String subject;
        private final TimedRows rows;
        private long count;
        private long last;

        private Ascending(String subject, TimedRows rows) {
            this.subject = subject;
            this.rows = rows;
        }

        private boolean next() {
            if (!rows.next()) {
                return false;
            }
            if (count > 0 && rows.time() <= last) {
                throw new InputException(new Fault(
                        ErrorCode.TIME_NOT_AFTER,
                        Place.row(subject, count),
                        "the time must be after that of the row before it, " + Instant.ofEpochMilli(last),
                        Instant.ofEpochMilli(rows.time()).toString()));
            }
            last = rows.time();
            count++;
            return true;
        }
    }

    private static final class Tally {
        private final Period period;
        private long rows;
        private @Nullable Instant first;
        private @Nullable Instant last;

        private Tally(Period period) {
            this.period = period;
        }

        private void add(long time) {
            if (!period.holds(time)) {
                return;
            }
            last = Instant.ofEpochMilli(time);
            if (rows++ == 0) {
                first = last;
            }
        }

        private OneSided result() {
            return new OneSided(rows, first, last);
        }
    }
}
