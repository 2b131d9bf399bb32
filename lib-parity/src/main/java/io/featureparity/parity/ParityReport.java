// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison found, a line for each feature and stage. There is parity only if something was compared at every
 * line and nothing diverged; a report without lines is no parity.
 *
 * @param lines the lines, by stage and then in contract order
 */
public record ParityReport(List<Line> lines) {

    /** Takes a copy of the lines. */
    public ParityReport {
        lines = List.copyOf(lines);
    }

    /**
     * One feature at one stage.
     *
     * @param stage the stage
     * @param feature the feature
     * @param compared how many values were compared
     * @param diverged how many of them were further apart than the contract allows
     * @param worst the largest distance met, in units in the last place, allowed ones included
     * @param first the first divergence, or null if there was none
     */
    public record Line(
            Stage stage,
            String feature,
            long compared,
            long diverged,
            long worst,
            @Nullable Divergence first) {

        /** Checks that the numbers agree with each other. */
        public Line {
            Objects.requireNonNull(stage, "stage");
            Objects.requireNonNull(feature, "feature");
            if (compared < 0 || diverged < 0 || diverged > compared || (diverged > 0) != (first != null)) {
                throw new IllegalArgumentException(
                        "no line can say: compared " + compared + ", diverged " + diverged + ", first " + first);
            }
        }

        /** {@return whether something was compared and nothing diverged} */
        public boolean isParity() {
            return compared > 0 && diverged == 0;
        }

        private Line plus(Line other) {
            return new Line(
                    stage,
                    feature,
                    compared + other.compared,
                    diverged + other.diverged,
                    Math.max(worst, other.worst),
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

    /**
     * Finds the divergence to look at first: what goes wrong at an early stage goes on through the later ones.
     *
     * @return the first divergence in time at the first stage that has one
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
     * @param reports the reports, in the order in which first divergences are to be looked for
     * @return the sum
     */
    public static ParityReport sum(List<ParityReport> reports) {
        Map<String, Line> sum = new LinkedHashMap<>();
        for (ParityReport report : reports) {
            for (Line line : report.lines) {
                sum.merge(line.stage() + " " + line.feature(), line, Line::plus);
            }
        }
        List<Line> lines = new ArrayList<>(sum.values());
        lines.sort(Comparator.comparing(Line::stage)); // stable: features stay in order
        return new ParityReport(lines);
    }

    /** {@return the report as a JSON document, to be read by {@link #parse(String, String)}} */
    public String toJson() {
        return ReportJson.write(this);
    }

    /**
     * Reads a report.
     *
     * @param name what the document is called in errors
     * @param text what {@link #toJson()} gave
     * @return the report
     * @throws io.featureparity.contract.error.DocumentException if it is no report, with all faults
     */
    public static ParityReport parse(String name, String text) {
        return ReportJson.parse(name, text);
    }
}
