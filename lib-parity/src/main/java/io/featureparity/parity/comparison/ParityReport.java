// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a comparison, with one line for each feature and stage. There is parity only if every line compared at
 * least one value and nothing diverged. A report without lines is not parity.
 *
 * @param subjects how many golden cases, or files, were compared
 * @param lines the lines, by stage and then in contract order
 */
public record ParityReport(long subjects, List<Line> lines) {

    /**
     * Takes a copy of the lines. {@inheritDoc}
     *
     * @throws IllegalArgumentException if there are lines without subjects, or subjects without lines, or two lines for
     *     one feature and stage
     */
    public ParityReport {
        lines = List.copyOf(lines);
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
     * @param distances how far apart all values were that were compared, allowed distances included
     * @param diverged how many of them were further apart than the contract allows
     * @param first the first divergence, or null if there was none
     */
    public record Line(
            Stage stage,
            String feature,
            Distances distances,
            long diverged,
            @Nullable Divergence first) {

        /**
         * Checks that the numbers agree with each other. {@inheritDoc}
         *
         * @throws IllegalArgumentException if they do not
         */
        public Line {
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

        private String key() {
            return stage + " " + feature;
        }

        private Line plus(Line other) {
            return new Line(
                    stage,
                    feature,
                    distances.plus(other.distances),
                    diverged + other.diverged,
                    first != null ? first : other.first);
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
     * @return of the first stage that diverges, the divergence at the earliest bar; in a sum, bars are counted from the
     *     beginning of each case
     */
    public Optional<Divergence> headline() {
        return lines.stream()
                .map(Line::first)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Divergence::stage).thenComparing(Divergence::bar));
    }

    /**
     * Adds reports up, line by line.
     *
     * @param reports the reports, in an order that counts: the first divergence of a line is that of the first report
     *     that has one
     * @return the sum; of no reports, a report without lines
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
