// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
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
    private final @Nullable PriceRecorder price;

    /**
     * Begins a comparison.
     *
     * @param subject what is compared: a golden case, a file
     * @param contract the contract that lists the features and how far apart values may be
     */
    public Comparison(String subject, FeatureContract contract) {
        this(subject, contract, null);
    }

    /**
     * Begins a comparison that also knows how far a raw difference moves the normalised feature.
     *
     * @param subject what is compared: a golden case, a file
     * @param contract the contract that lists the features and how far apart values may be
     * @param stats the statistics that normalise, or null if there are none
     * @throws io.featureparity.contract.error.DocumentException if the statistics lack a market feature
     */
    public Comparison(String subject, FeatureContract contract, @Nullable NormStats stats) {
        this(subject, contract, stats, false);
    }

    private Comparison(String subject, FeatureContract contract, @Nullable NormStats stats, boolean records) {
        this.subject = subject;
        this.raw = columns(Stage.RAW, contract.marketFeatures(), stats, records);
        this.normalized = columns(Stage.NORMALIZED, contract.marketFeatures(), stats, records);
        this.observation = columns(Stage.OBSERVATION, contract.features(), stats, records);
        this.price = records ? new PriceRecorder() : null;
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
        return recording(subject, contract, null);
    }

    /**
     * Begins a comparison that keeps the {@linkplain #series() series} of diverging features and the {@linkplain
     * #prices() prices}, at most 0.8 MB of these, and that knows how far a raw difference moves the normalised feature.
     *
     * @param subject what is compared: a golden case, a file
     * @param contract the contract that lists the features and how far apart values may be
     * @param stats the statistics that normalise, or null if there are none
     * @return the comparison
     * @throws io.featureparity.contract.error.DocumentException if the statistics lack a market feature
     */
    public static Comparison recording(String subject, FeatureContract contract, @Nullable NormStats stats) {
        return new Comparison(subject, contract, stats, true);
    }

    private static Column[] columns(
            Stage stage, List<FeatureSpec> features, @Nullable NormStats stats, boolean records) {
        return features.stream()
                .map(feature -> new Column(
                        stage, feature, stage.unit(feature, stats), records ? new SeriesRecorder(stage) : null))
                .toArray(Column[]::new);
    }

    /** What is known of one feature at one stage. */
    private static final class Column {
        private final Stage stage;
        private final String feature;
        private final Tolerance tolerance;
        private final @Nullable SeriesRecorder recorder;
        private final DistanceCounter distances = new DistanceCounter();
        private final TimeCounter times = new TimeCounter(TimeShares.MOST_DAYS);
        private final NumericErrors.Counter errors;
        private long diverged;
        private @Nullable Divergence first;

        private Column(Stage stage, FeatureSpec feature, double unit, @Nullable SeriesRecorder recorder) {
            this.stage = stage;
            this.feature = feature.name();
            this.tolerance = stage.of(feature.tolerance());
            this.errors = new NumericErrors.Counter(unit);
            this.recorder = recorder;
        }
    }

    /** {@return what is compared} */
    public String subject() {
        return subject;
    }

    /**
     * Takes the price of a bar, before its values are compared; a comparison that does not record drops it.
     *
     * @param bar the index of the bar, not below 0 and above that of the bar before it
     * @param close the closing price
     */
    public void price(long bar, double close) {
        if (price != null) {
            price.add(bar, close);
        }
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
        column.times.compared(time);
        if (Double.doubleToRawLongBits(expected) == Double.doubleToRawLongBits(actual)) {
            column.distances.addEqual();
            return;
        }
        long distance = column.stage.distance(expected, actual);
        column.distances.add(distance);
        if (distance == 0) {
            return; // absent on both sides, with other bits
        }
        column.errors.add(expected, actual);
        if (!column.tolerance.allows(distance)) {
            diverged(column, bar, time, expected, actual);
        }
    }

    private void diverged(Column column, long bar, long time, double expected, double actual) {
        column.diverged++;
        column.times.diverged(time);
        boolean first = column.first == null;
        boolean firstNumeric = column.errors.awaitsFirst(expected, actual);
        if (!first && !firstNumeric) {
            return;
        }
        Divergence divergence = new Divergence(
                column.stage,
                subject,
                column.feature,
                bar,
                Instant.ofEpochMilli(time),
                expected,
                actual,
                column.errors.unit());
        if (firstNumeric) {
            column.errors.first(divergence);
        }
        if (first) {
            column.first = divergence;
            if (column.recorder != null) {
                column.recorder.diverges();
            }
        }
        if (price != null) {
            price.keepAround();
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
                        column.stage,
                        column.feature,
                        column.distances.distances(),
                        column.diverged,
                        column.first,
                        column.errors.result(),
                        column.times.result()));
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

    /** {@return the prices of the bars so far; none if not recording, or none were given} */
    public PriceSeries prices() {
        return price == null ? PriceSeries.none() : price.series();
    }

    private Stream<Column> columns() {
        return Stream.of(raw, normalized, observation).flatMap(Stream::of);
    }
}
