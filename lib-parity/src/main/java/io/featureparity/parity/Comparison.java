// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares row by row, at each stage, and keeps only what the report needs: neither side has to fit in memory.
 *
 * <p>Not thread-safe.
 */
public final class Comparison {

    private final String subject;
    private final Map<Stage, Column[]> columns = new EnumMap<>(Stage.class);

    /**
     * Begins a comparison.
     *
     * @param subject what is compared: a golden case, a file
     * @param contract the contract that says which features there are and how far apart they may be
     */
    public Comparison(String subject, FeatureContract contract) {
        this.subject = subject;
        for (Stage stage : Stage.values()) {
            List<FeatureSpec> features = stage == Stage.OBSERVATION ? contract.features() : contract.marketFeatures();
            columns.put(
                    stage,
                    features.stream()
                            .map(feature -> new Column(feature.name(), stage.of(feature.tolerance())))
                            .toArray(Column[]::new));
        }
    }

    /** What is known of one feature at one stage. */
    private static final class Column {
        private final String feature;
        private final Tolerance tolerance;
        private long compared;
        private long diverged;
        private long worst;
        private @Nullable Divergence first;

        private Column(String feature, Tolerance tolerance) {
            this.feature = feature;
            this.tolerance = tolerance;
        }
    }

    /**
     * Compares the raw features of one bar.
     *
     * @param bar the index of the bar
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param expected what training computed
     * @param actual what came out
     */
    public void raw(long bar, long time, double[] expected, double[] actual) {
        Column[] raw = columns(Stage.RAW);
        for (int i = 0; i < raw.length; i++) {
            raw[i].compared++;
            if (Double.doubleToRawLongBits(expected[i]) != Double.doubleToRawLongBits(actual[i])) {
                differs(
                        Stage.RAW,
                        raw[i],
                        bar,
                        time,
                        expected[i],
                        actual[i],
                        UlpDistance.between(expected[i], actual[i]));
            }
        }
    }

    /**
     * Compares the normalised features of one bar.
     *
     * @param bar the index of the bar
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param expected what training computed
     * @param actual what came out
     */
    public void normalized(long bar, long time, float[] expected, float[] actual) {
        floats(Stage.NORMALIZED, bar, time, expected, actual);
    }

    /**
     * Compares the observation at one bar.
     *
     * @param bar the index of the bar
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param expected what training computed
     * @param actual what came out
     */
    public void observation(long bar, long time, float[] expected, float[] actual) {
        floats(Stage.OBSERVATION, bar, time, expected, actual);
    }

    private void floats(Stage stage, long bar, long time, float[] expected, float[] actual) {
        Column[] features = columns(stage);
        for (int i = 0; i < features.length; i++) {
            features[i].compared++;
            if (Float.floatToRawIntBits(expected[i]) != Float.floatToRawIntBits(actual[i])) {
                differs(
                        stage,
                        features[i],
                        bar,
                        time,
                        expected[i],
                        actual[i],
                        UlpDistance.between(expected[i], actual[i]));
            }
        }
    }

    private void differs(
            Stage stage, Column column, long bar, long time, double expected, double actual, long distance) {
        column.worst = Math.max(column.worst, distance);
        if (column.tolerance.allows(distance)) {
            return;
        }
        column.diverged++;
        if (column.first == null) {
            column.first = new Divergence(
                    stage, subject, column.feature, bar, Instant.ofEpochMilli(time), expected, actual, distance);
        }
    }

    private Column[] columns(Stage stage) {
        Column[] found = columns.get(stage);
        if (found == null) {
            throw new IllegalStateException(stage.name());
        }
        return found;
    }

    /** {@return what was found so far; a stage of which nothing was compared is left out} */
    public ParityReport report() {
        List<ParityReport.Line> lines = new ArrayList<>();
        columns.forEach((stage, features) -> {
            for (Column column : features) {
                if (column.compared > 0) {
                    lines.add(new ParityReport.Line(
                            stage, column.feature, column.compared, column.diverged, column.worst, column.first));
                }
            }
        });
        return new ParityReport(lines);
    }
}
