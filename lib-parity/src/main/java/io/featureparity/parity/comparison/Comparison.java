// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares row by row, at each stage, and keeps only the data of the report: neither side has to fit in memory.
 *
 * <p>A {@linkplain #recording recording} comparison also keeps the values of both sides over time, up to a limit, to
 * show how a feature diverges.
 *
 * <p>Two absent values are equal, whatever their bits. All other values are compared by their bits, so 0.0 is not equal
 * to -0.0. Not thread-safe.
 */
public final class Comparison {

    private final String subject;
    private final Column[] raw;
    private final Column[] normalized;
    private final Column[] observation;

    /**
     * Begins a comparison.
     *
     * @param subject what is compared: a golden case, a file
     * @param contract the contract that lists the features and how far apart values may be
     */
    public Comparison(String subject, FeatureContract contract) {
        this(subject, contract, false);
    }

    private Comparison(String subject, FeatureContract contract, boolean records) {
        this.subject = subject;
        this.raw = columns(Stage.RAW, contract.marketFeatures(), records);
        this.normalized = columns(Stage.NORMALIZED, contract.marketFeatures(), records);
        this.observation = columns(Stage.OBSERVATION, contract.features(), records);
    }

    /**
     * Begins a comparison that keeps the {@linkplain #series() series} of diverging features: at most 3.2 MB for each
     * feature and stage, however many bars there are.
     *
     * @param subject what is compared: a golden case, a file
     * @param contract the contract that lists the features and how far apart values may be
     * @return the comparison
     */
    public static Comparison recording(String subject, FeatureContract contract) {
        return new Comparison(subject, contract, true);
    }

    private static Column[] columns(Stage stage, List<FeatureSpec> features, boolean records) {
        return features.stream()
                .map(feature -> new Column(stage, feature, records ? new SeriesRecorder(stage) : null))
                .toArray(Column[]::new);
    }

    /** What is known of one feature at one stage. */
    private static final class Column {
        private final Stage stage;
        private final String feature;
        private final Tolerance tolerance;
        private final @Nullable SeriesRecorder recorder;
        private final DistanceCounter distances = new DistanceCounter();
        private long diverged;
        private @Nullable Divergence first;

        private Column(Stage stage, FeatureSpec feature, @Nullable SeriesRecorder recorder) {
            this.stage = stage;
            this.feature = feature.name();
            this.tolerance = stage.of(feature.tolerance());
            this.recorder = recorder;
        }
    }

    /** {@return what is compared} */
    public String subject() {
        return subject;
    }

    /**
     * Compares the raw features of one bar.
     *
     * @param bar the index of the bar, not below 0
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param expected the value of training, NaN where absent
     * @param actual the actual value, NaN where absent
     * @throws InputException if there is not a value for each market feature on both sides
     */
    public void raw(long bar, long time, double[] expected, double[] actual) {
        requireLength(Stage.RAW, raw, bar, expected.length, actual.length);
        for (int i = 0; i < raw.length; i++) {
            compare(raw[i], bar, time, expected[i], actual[i]);
        }
    }

    /**
     * Compares the normalised features of one bar.
     *
     * @param bar the index of the bar, not below 0
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param expected the value of training
     * @param actual the actual value
     * @throws InputException if there is not a value for each market feature on both sides
     */
    public void normalized(long bar, long time, float[] expected, float[] actual) {
        floats(Stage.NORMALIZED, normalized, bar, time, expected, actual);
    }

    /**
     * Compares the observation at one bar.
     *
     * @param bar the index of the bar, not below 0
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param expected the value of training
     * @param actual the actual value
     * @throws InputException if there is not a value for each feature of the contract on both sides
     */
    public void observation(long bar, long time, float[] expected, float[] actual) {
        floats(Stage.OBSERVATION, observation, bar, time, expected, actual);
    }

    /**
     * Compares one value of one bar, for a side that does not have all features.
     *
     * @param stage the stage
     * @param feature the index of the feature; below the number of market features, except for the observation
     * @param bar the index of the bar, not below 0
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param expected the value of training, NaN where absent; a {@code float} at the stages after the raw one
     * @param actual the actual value, likewise
     * @throws InputException if the stage has no such feature
     */
    public void value(Stage stage, int feature, long bar, long time, double expected, double actual) {
        Column[] columns =
                switch (stage) {
                    case RAW -> raw;
                    case NORMALIZED -> normalized;
                    case OBSERVATION -> observation;
                };
        if (feature < 0 || feature >= columns.length) {
            throw new InputException(new Fault(
                    ErrorCode.UNKNOWN_FEATURE,
                    place(bar, stage),
                    "a feature has an index from 0 to " + (columns.length - 1),
                    Integer.toString(feature)));
        }
        compare(columns[feature], bar, time, expected, actual);
    }

    private void floats(Stage stage, Column[] columns, long bar, long time, float[] expected, float[] actual) {
        requireLength(stage, columns, bar, expected.length, actual.length);
        for (int i = 0; i < columns.length; i++) {
            compare(columns[i], bar, time, expected[i], actual[i]); // a double holds every float, and -0.0
        }
    }

    private void compare(Column column, long bar, long time, double expected, double actual) {
        if (column.recorder != null) {
            column.recorder.add(bar, time, expected, actual);
        }
        if (Double.doubleToRawLongBits(expected) == Double.doubleToRawLongBits(actual)) {
            column.distances.addEqual();
            return;
        }
        long distance = column.stage.distance(expected, actual);
        column.distances.add(distance);
        if (column.tolerance.allows(distance)) {
            return;
        }
        column.diverged++;
        if (column.first == null) {
            column.first = new Divergence(
                    column.stage, subject, column.feature, bar, Instant.ofEpochMilli(time), expected, actual);
            if (column.recorder != null) {
                column.recorder.diverges();
            }
        }
    }

    private Place place(long bar, Stage stage) {
        return Place.named(subject).part("bar " + bar).part("stage " + stage);
    }

    /** A row of another length must not be compared as far as it goes. */
    private void requireLength(Stage stage, Column[] columns, long bar, int expected, int actual) {
        if (expected != columns.length || actual != columns.length) {
            throw new InputException(new Fault(
                    ErrorCode.LENGTH_DIFFERS,
                    place(bar, stage),
                    "there must be " + columns.length + " values on both sides",
                    expected + " expected and " + actual + " actual ones"));
        }
    }

    /** {@return the result so far; a stage at which nothing was compared is left out} */
    public ParityReport report() {
        List<ParityReport.Line> lines = new ArrayList<>();
        columns().forEach(column -> {
            if (!column.distances.isEmpty()) {
                lines.add(new ParityReport.Line(
                        column.stage, column.feature, column.distances.distances(), column.diverged, column.first));
            }
        });
        return new ParityReport(lines.isEmpty() ? 0 : 1, lines);
    }

    /**
     * {@return the features that diverged so far, over time, in the order of the report's lines; empty if not
     * recording}
     */
    public List<Series> series() {
        List<Series> series = new ArrayList<>();
        columns().forEach(column -> {
            if (column.recorder != null && column.first != null) {
                series.add(column.recorder.series(column.first));
            }
        });
        return series;
    }

    private Stream<Column> columns() {
        return Stream.of(raw, normalized, observation).flatMap(Stream::of);
    }
}
