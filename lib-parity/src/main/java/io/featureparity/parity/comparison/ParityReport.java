// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The result of a comparison, with one line for each feature and stage. There is parity only if every line compared at
 * least one value and nothing diverged. A report without lines is not parity.
 *
 * <p>A report keeps a bounded number of days: the more lines there are, the fewer entries each of them has, see {@link
 * TimeShares}.
 *
 * @param subjects how many golden cases, or files, were compared
 * @param lines the lines, by stage and then in contract order
 */
public record ParityReport(long subjects, List<Line> lines) {

    /** As many entries of days a report has in all. */
    private static final int MOST_DAYS = 4_000;

    /** As many a line may have, however many lines there are: a year of weeks. */
    private static final int LEAST_DAYS = 53;

    /**
     * Takes a copy of the lines, with fewer entries of days if there are many. {@inheritDoc}
     *
     * @throws IllegalArgumentException if there are lines without subjects, or subjects without lines, or two lines for
     *     one feature and stage
     */
    public ParityReport {
        int days = Math.max(LEAST_DAYS, MOST_DAYS / Math.max(1, lines.size()));
        lines = lines.stream().map(line -> line.withDaysAtMost(days)).toList();
        if (subjects < 0 || (subjects == 0) != lines.isEmpty()) {
            throw new IllegalArgumentException(subjects + " subjects cannot have " + lines.size() + " lines");
        }
        if (lines.stream().map(Line::key).distinct().count() != lines.size()) {
            throw new IllegalArgumentException("there must be one line for a feature and stage");
        }
    }

    /**
     * One feature at one stage.
     *
     * @param stage the stage
     * @param feature the feature
     * @param distances how far apart the compared values were, allowed distances included
     * @param diverged how many of them were further apart than the contract allows
     * @param first the first divergence, or null if there was none
     * @param errors how far apart the values were as numbers, and the first divergence of two numbers
     * @param times the times of the bars that were compared, and of those that diverged
     * @param difference what kind of difference it is; null if nothing diverged, or too few rows were compared to tell
     */
    public record Line(
            Stage stage,
            String feature,
            Distances distances,
            long diverged,
            @Nullable Divergence first,
            NumericErrors errors,
            TimeShares times,
            @Nullable Difference difference) {

        /**
         * Checks that the numbers agree with each other. {@inheritDoc}
         *
         * @throws IllegalArgumentException if they do not
         */
        public Line {
            if (difference != null && first == null) {
                throw new IllegalArgumentException("there is no difference where nothing diverged: " + difference);
            }
            Objects.requireNonNull(stage, "stage");
            Objects.requireNonNull(feature, "feature");
            boolean divergence = first == null
                    ? diverged == 0
                    : diverged > 0
                            && first.stage() == stage
                            && first.feature().equals(feature)
                            && first.distance() <= distances.worst();
            if (diverged < 0 || diverged > distances.count() || !divergence) {
                throw new IllegalArgumentException("no line can say: " + stage + " " + feature + ", compared "
                        + distances.count() + ", diverged " + diverged + ", worst " + distances.worst() + ", first "
                        + first);
            }
            if (!isFirstNumeric(first, errors.first())) {
                throw new IllegalArgumentException("the first divergence of two numbers cannot be " + errors.first()
                        + " where the first of all is " + first);
            }
            if (times.compared() != distances.count() || times.diverged() != diverged) {
                throw new IllegalArgumentException(times.diverged() + " of " + times.compared()
                        + " bars by time cannot be " + diverged + " of " + distances.count() + " in all");
            }
        }

        /**
         * Makes a line that does not know what kind of difference there is.
         *
         * @param stage the stage
         * @param feature the feature
         * @param distances how far apart the compared values were, allowed distances included
         * @param diverged how many of them were further apart than the contract allows
         * @param first the first divergence, or null if there was none
         * @param errors how far apart the values were as numbers, and the first divergence of two numbers
         * @param times the times of the bars that were compared, and of those that diverged
         * @throws IllegalArgumentException if the numbers do not agree with each other
         */
        public Line(
                Stage stage,
                String feature,
                Distances distances,
                long diverged,
                @Nullable Divergence first,
                NumericErrors errors,
                TimeShares times) {
            this(stage, feature, distances, diverged, first, errors, times, null);
        }

        private static boolean isFirstNumeric(@Nullable Divergence first, @Nullable Divergence numeric) {
            if (first == null || first.isNumeric()) {
                return Objects.equals(first, numeric);
            }
            return numeric == null
                    || (numeric.stage() == first.stage()
                            && numeric.feature().equals(first.feature())
                            && (numeric.bar() > first.bar()
                                    || !numeric.subject().equals(first.subject())));
        }

        /** {@return the first divergence of two numbers, or null if there was none} */
        public @Nullable Divergence firstNumeric() {
            return errors.first();
        }

        /** {@return how many values were compared} */
        public long compared() {
            return distances.count();
        }

        /** {@return the largest distance met, in units in the last place, allowed ones included} */
        public long worst() {
            return distances.worst();
        }

        /** {@return whether something was compared and nothing diverged} */
        public boolean isParity() {
            return compared() > 0 && diverged == 0;
        }

        private Line withDaysAtMost(int most) {
            TimeShares fewer = times.withDaysAtMost(most);
            return fewer.equals(times)
                    ? this
                    : new Line(stage, feature, distances, diverged, first, errors, fewer, difference);
        }

        private String key() {
            return stage + " " + feature;
        }

        private Line plus(Line other) {
            return new Line(
                    stage,
                    feature,
                    distances.plus(other.distances),
                    diverged + other.diverged,
                    first != null ? first : other.first,
                    errors.plus(other.errors),
                    times.plus(other.times),
                    first != null ? difference : other.difference);
        }
    }

    /** {@return whether there is parity} */
    public boolean isParity() {
        return !lines.isEmpty() && lines.stream().allMatch(Line::isParity);
    }

    /** {@return how many values were compared in all} */
    public long compared() {
        return lines.stream().mapToLong(Line::compared).sum();
    }

    /** {@return how many of them were further apart than the contract allows} */
    public long diverged() {
        return lines.stream().mapToLong(Line::diverged).sum();
    }

    /**
     * Finds the divergence to look at first: an error at an early stage also shows at the later ones.
     *
     * @return the divergence at the earliest bar of the first stage that diverges. In a sum of reports, bars are counted from
     *     the beginning of each case
     */
    public Optional<Divergence> headline() {
        return earliest(Line::first);
    }

    /**
     * Finds the divergence of two numbers to look at first: where one side is absent, nothing can be measured.
     *
     * @return the divergence at the earliest bar of the first stage at which two numbers diverge; see {@link #headline}
     */
    public Optional<Divergence> numericHeadline() {
        return earliest(Line::firstNumeric);
    }

    /**
     * Finds what kind of difference the {@linkplain #headline() first divergence} belongs to.
     *
     * @return the kind; nothing if nothing diverged, or too few rows were compared to tell
     */
    public Optional<Difference> difference() {
        return headline()
                .flatMap(first -> lines.stream()
                        .filter(line -> first.equals(line.first()))
                        .findFirst())
                .flatMap(line -> Optional.ofNullable(line.difference()));
    }

    private Optional<Divergence> earliest(Function<Line, @Nullable Divergence> first) {
        return lines.stream()
                .map(first)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Divergence::stage).thenComparing(Divergence::bar));
    }

    /**
     * Adds reports up, line by line.
     *
     * @param reports the reports. Their order matters: the first divergence of a line is that of the first report that has one
     * @return the sum; a report without lines if there are no reports
     * @throws IllegalArgumentException if a report has no lines
     */
    public static ParityReport sum(List<ParityReport> reports) {
        Map<String, Line> sum = new LinkedHashMap<>();
        long subjects = 0;
        for (ParityReport report : reports) {
            if (report.lines.isEmpty()) {
                throw new IllegalArgumentException("a report on nothing would disappear in the sum");
            }
            subjects += report.subjects;
            for (Line line : report.lines) {
                sum.merge(line.key(), line, Line::plus);
            }
        }
        List<Line> lines = new ArrayList<>(sum.values());
        lines.sort(Comparator.comparing(Line::stage)); // stable: features stay in order
        return new ParityReport(subjects, lines);
    }
}
