// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares values of training with actual ones, row by row, at each stage. It keeps only the data of the report, so neither
 * side has to fit in memory.
 *
 * <p>A {@linkplain #recording recording} comparison also keeps the values of both sides over time, up to a limit, to
 * show how a feature diverges.
 *
 * <p>Two absent values are equal, whatever their bits. All other values are compared by their bits, so 0.0 is not equal
 * to -0.0. Not thread-safe.
 */
public final class Comparison {

    private final String subject;
    private final ComparedColumn[] raw;
    private final ComparedColumn[] normalized;
    private final ComparedColumn[] observation;
    private final LogReturnFloats logReturns;
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
        this(subject, contract, stats, false, false);
    }

    private Comparison(
            String subject, FeatureContract contract, @Nullable NormStats stats, boolean records, boolean exact) {
        this.subject = subject;
        this.raw = columns(subject, Stage.RAW, contract.marketFeatures(), stats, records, exact);
        this.normalized = columns(subject, Stage.NORMALIZED, contract.marketFeatures(), stats, records, exact);
        this.observation = columns(subject, Stage.OBSERVATION, contract.features(), stats, records, exact);
        this.logReturns = new LogReturnFloats(contract, exact ? null : stats);
        this.price = records ? new PriceRecorder() : null;
    }

    /**
     * Begins a comparison of values that the same code computed from the same input. Every bit must be equal, whatever
     * the contract allows.
     *
     * @param subject what is compared, such as an instrument
     * @param contract the contract that lists the features
     * @param stats the statistics that normalise
     * @param records whether the comparison keeps the series of diverging features and the prices; see {@link
     *     #recording(String, FeatureContract, NormStats)}
     * @return the comparison
     */
    public static Comparison exact(String subject, FeatureContract contract, NormStats stats, boolean records) {
        return new Comparison(subject, contract, stats, records, true);
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
     * Begins a comparison that keeps the {@linkplain #series() series} of diverging features and the {@linkplain #prices()
     * prices} (at most 0.8 MB), and that knows how far a raw difference moves the normalised feature.
     *
     * @param subject what is compared: a golden case, a file
     * @param contract the contract that lists the features and how far apart values may be
     * @param stats the statistics that normalise, or null if there are none
     * @return the comparison
     * @throws io.featureparity.contract.error.DocumentException if the statistics lack a market feature
     */
    public static Comparison recording(String subject, FeatureContract contract, @Nullable NormStats stats) {
        return new Comparison(subject, contract, stats, true, false);
    }

    private Comparison(List<String> columns, String subject, FeatureContract contract) {
        this.subject = subject;
        this.raw = new ComparedColumn[columns.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = new ComparedColumn(subject, Stage.RAW, i, columns.get(i), Tolerance.ofUlps(0), Double.NaN, null);
        }
        this.normalized = new ComparedColumn[0];
        this.observation = normalized;
        this.logReturns = new LogReturnFloats(contract, null);
        this.price = null;
    }

    /**
     * Begins a comparison of columns that are no features, such as those of bars. They are compared as raw values, to the bit, one
     * by one with {@link #value}.
     *
     * @param subject what is compared, such as a file of bars
     * @param contract the contract that the columns belong to
     * @param columns the names of the columns
     * @return the comparison
     */
    public static Comparison ofColumns(String subject, FeatureContract contract, List<String> columns) {
        return new Comparison(columns, subject, contract);
    }

    private static ComparedColumn[] columns(
            String subject,
            Stage stage,
            List<FeatureSpec> features,
            @Nullable NormStats stats,
            boolean records,
            boolean exact) {
        ComparedColumn[] columns = new ComparedColumn[features.size()];
        for (int i = 0; i < columns.length; i++) {
            FeatureSpec feature = features.get(i);
            SeriesRecorder recorder = records ? new SeriesRecorder(stage) : null;
            Tolerance tolerance = exact ? Tolerance.ofUlps(0) : stage.of(feature.tolerance());
            columns[i] = new ComparedColumn(
                    subject, stage, i, feature.name(), tolerance, stage.unit(feature, stats), recorder);
        }
        return columns;
    }

    /** {@return what is compared} */
    public String subject() {
        return subject;
    }

    /**
     * Takes the price of a bar; call this before its values are compared. A comparison that does not record ignores it.
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
        rawValues(bar, expected);
        for (int i = 0; i < raw.length; i++) {
            compare(raw[i], bar, time, expected[i], actual[i]);
        }
    }

    /**
     * Takes the raw values of a bar if only its normalised values are compared. Clause C2 derives from them which other floats
     * a normalised log return may be. Without the raw values, or without statistics, no other float is allowed.
     *
     * @param bar the index of the bar, not below 0
     * @param values the raw value of each market feature, NaN where absent
     * @throws InputException if there is not a value for each market feature
     */
    public void rawValues(long bar, double[] values) {
        requireLength(Stage.RAW, raw, bar, values.length, raw.length);
        for (int i = 0; i < raw.length; i++) {
            logReturns.raw(i, bar, values[i]);
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
        ComparedColumn[] columns =
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

    /**
     * Takes rows that were compared elsewhere, and whose values are all equal to the bit. A comparison that records cannot take
     * them.
     *
     * @param rows the rows
     */
    public void equal(EqualRows rows) {
        if (price != null) {
            throw new IllegalArgumentException("the values of these rows cannot be recorded");
        }
        add(raw, rows.raw());
        add(normalized, rows.observed());
        add(observation, rows.observed());
    }

    private static void add(ComparedColumn[] columns, TimeShares equal) {
        if (equal.compared() > 0) {
            for (ComparedColumn column : columns) {
                column.addEqual(equal);
            }
        }
    }

    private void floats(Stage stage, ComparedColumn[] columns, long bar, long time, float[] expected, float[] actual) {
        requireLength(stage, columns, bar, expected.length, actual.length);
        for (int i = 0; i < columns.length; i++) {
            compare(columns[i], bar, time, expected[i], actual[i]); // a double holds every float, and -0.0
        }
    }

    private void compare(ComparedColumn column, long bar, long time, double expected, double actual) {
        if (column.compare(bar, time, expected, actual, logReturns) && price != null) {
            price.keepAround();
        }
    }

    private Place place(long bar, Stage stage) {
        return Place.named(subject).part("bar " + bar).part("stage " + stage);
    }

    /** A row of another length must not be compared as far as it goes. */
    private void requireLength(Stage stage, ComparedColumn[] columns, long bar, int expected, int actual) {
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
        columns().filter(column -> !column.isEmpty()).forEach(column -> lines.add(column.line()));
        return new ParityReport(lines.isEmpty() ? 0 : 1, lines);
    }

    /**
     * {@return the features that diverged so far, over time, in the order of the report's lines; empty if not
     * recording}
     */
    public List<Series> series() {
        List<Series> series = new ArrayList<>();
        columns().forEach(column -> {
            Series ofColumn = column.series();
            if (ofColumn != null) {
                series.add(ofColumn);
            }
        });
        return series;
    }

    /** {@return the prices of the bars so far; none if not recording, or none were given} */
    public PriceSeries prices() {
        return price == null ? PriceSeries.none() : price.series();
    }

    private Stream<ComparedColumn> columns() {
        return Stream.of(raw, normalized, observation).flatMap(Stream::of);
    }
}
