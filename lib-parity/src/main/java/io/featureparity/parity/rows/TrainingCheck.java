// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.rows;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.ParityReport;
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
     * @param joined how many times both sides have
     * @param warmUp how many of these were not compared, because a warm-up bar has no observation (clause D4)
     * @param leftOut how many bars the feed's policy left out; they take no part
     * @param barsOnly the bars without a row of training
     * @param expectedOnly the rows of training without a bar
     */
    public record Result(
            ParityReport report, long joined, long warmUp, long leftOut, OneSided barsOnly, OneSided expectedOnly) {

        /** Checks that nothing is missing. {@inheritDoc} */
        public Result {
            Objects.requireNonNull(report, "report");
            Objects.requireNonNull(barsOnly, "barsOnly");
            Objects.requireNonNull(expectedOnly, "expectedOnly");
        }

        /** {@return whether something was compared and nothing diverged} */
        public boolean isParity() {
            return report.isParity();
        }
    }

    /**
     * Rows that have no counterpart.
     *
     * @param rows how many
     * @param first the time of the first, or null if there is none
     * @param last the time of the last, or null if there is none
     */
    public record OneSided(
            long rows, @Nullable Instant first, @Nullable Instant last) {}

    /**
     * Checks.
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
        return run(new Comparison(subject, actual.contract()), actual, expected, features);
    }

    /**
     * Checks with a given comparison, such as one that {@linkplain Comparison#recording records}.
     *
     * @param comparison the comparison, of the contract that is computed, with which nothing has been compared yet
     * @param actual the rows that the engine computes
     * @param expected the rows that training computed, in order of time; after the raw stage its values are {@code
     *     float}
     * @param features the features that are checked, in the order in which the expected rows give their values
     * @return the result
     * @throws InputException if a bar is refused, the expected rows are not in order of time, or a feature is unknown at
     *     the stage
     */
    public static Result run(Comparison comparison, EngineRows actual, TimedRows expected, List<String> features) {
        int[] indexes = indexes(actual, features);
        Ascending rows = new Ascending(comparison.subject(), expected);
        Tally barsOnly = new Tally();
        Tally expectedOnly = new Tally();
        long joined = 0;
        long warmUp = 0;
        long leftOut = 0;
        boolean more = rows.next();
        while (actual.next()) {
            if (!actual.isTaken()) {
                leftOut++;
                continue;
            }
            long time = actual.time();
            while (more && expected.time() < time) {
                expectedOnly.add(expected.time());
                more = rows.next();
            }
            if (!more || expected.time() > time) {
                barsOnly.add(time);
                continue;
            }
            joined++;
            if (actual.isPresent()) {
                comparison.price(actual.index(), actual.close());
                for (int i = 0; i < indexes.length; i++) {
                    double is = actual.value(indexes[i]);
                    comparison.value(actual.stage(), indexes[i], actual.index(), time, expected.value(i), is);
                }
            } else {
                warmUp++;
            }
            more = rows.next();
        }
        while (more) {
            expectedOnly.add(expected.time());
            more = rows.next();
        }
        return new Result(comparison.report(), joined, warmUp, leftOut, barsOnly.result(), expectedOnly.result());
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
        private long rows;
        private @Nullable Instant first;
        private @Nullable Instant last;

        private void add(long time) {
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
