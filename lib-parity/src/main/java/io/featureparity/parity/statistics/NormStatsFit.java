// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.parity.rows.EngineRows;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/**
 * Fits normalisation statistics to bars as training does: mean and sample deviation of the engine's raw values,
 * including those of the first bars. The sums are taken in the same order as in pandas, so the results have the same
 * bits.
 */
public final class NormStatsFit {

    private static final String METADATA = "_meta";

    /** As many values are kept: with thirteen features, those of 80,000 bars. */
    static final long MOST_KEPT = 1 << 20;

    private final FeatureContract contract;
    private final List<FittedFeature> features;
    private final int rows;
    private final long first;
    private final long last;

    private NormStatsFit(FeatureContract contract, List<FittedFeature> features, int rows, long first, long last) {
        this.contract = contract;
        this.features = features;
        this.rows = rows;
        this.first = first;
        this.last = last;
    }

    /**
     * Gives the rows of an engine, anew each time, from the first bar on. The engine takes in all bars, also those before
     * the range, because the bars in the range need their history.
     */
    @FunctionalInterface
    public interface Passes {

        /**
         * Goes through the bars once.
         *
         * @param work takes the rows at the raw stage, and reads all of them
         */
        void pass(Consumer<EngineRows> work);
    }

    /**
     * Fits in one pass. All values in the range are kept until the fit is made, 8 bytes each.
     *
     * @param bars the rows of an engine at the raw stage; all of them are read
     * @param from the time of the first bar to fit, in milliseconds since 1970-01-01T00:00Z
     * @param to the time of the last bar to fit
     * @return the fit
     * @throws InputException if no bar is in the range, a bar is refused, or a feature is a constant there, is infinite
     *     or has no values, with every such feature
     */
    public static NormStatsFit of(EngineRows bars, long from, long to) {
        return of(bars.contract(), new RangeValues(work -> work.accept(bars), from, to, Long.MAX_VALUE));
    }

    /**
     * Fits in bounded memory. Up to 8 MiB of values are kept; if there are more, the bars are passed three times.
     *
     * @param contract the contract of the engine
     * @param passes gives the rows of the same bars, as often as they are needed
     * @param from the time of the first bar to fit, in milliseconds since 1970-01-01T00:00Z
     * @param to the time of the last bar to fit
     * @return the fit, the same as in one pass
     * @throws InputException as in one pass, and if the bars change from one pass to the next
     */
    public static NormStatsFit of(FeatureContract contract, Passes passes, long from, long to) {
        return of(contract, new RangeValues(passes, from, to, MOST_KEPT));
    }

    static NormStatsFit of(FeatureContract contract, RangeValues values) {
        List<FittedFeature> features = fitted(contract, values);
        List<Fault> faults = new ArrayList<>();
        features.forEach(feature -> feature.check(faults));
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return new NormStatsFit(contract, features, values.rows(), values.first(), values.last());
    }

    /** The fit of each feature that takes statistics, whether or not a model could be trained with it. */
    static List<FittedFeature> fitted(FeatureContract contract, RangeValues values) {
        List<FeatureFit> fits = contract.marketFeatures().stream()
                .map(feature -> new FeatureFit(feature.name()))
                .toList();
        values.forEach(row -> each(fits, (fit, i) -> fit.count(row[i])));
        values.forEach(row -> each(fits, (fit, i) -> fit.add(row[i])));
        values.forEach(row -> each(fits, (fit, i) -> fit.addSquare(row[i])));
        List<String> needed = contract.featuresWithStatistics();
        return fits.stream()
                .map(FeatureFit::fitted)
                .filter(fitted -> needed.contains(fitted.feature()))
                .toList();
    }

    private static void each(List<FeatureFit> fits, ObjIntConsumer<FeatureFit> work) {
        for (int i = 0; i < fits.size(); i++) {
            work.accept(fits.get(i), i);
        }
    }

    /** {@return the market features in contract order} */
    public List<FittedFeature> features() {
        return features;
    }

    /** {@return how many bars are in the range} */
    public int rows() {
        return rows;
    }

    /** {@return the time of the first bar in the range} */
    public Instant first() {
        return Instant.ofEpochMilli(first);
    }

    /** {@return the time of the last bar in the range} */
    public Instant last() {
        return Instant.ofEpochMilli(last);
    }

    /** {@return the statistics, with metadata such as the range of the bars} */
    public NormStats stats() {
        return stats(Map.of());
    }

    /**
     * Gives the statistics. They are those of the document from {@link #toJson}, with its hash.
     *
     * @param about additional metadata, as for {@link #toJson}
     * @return the statistics
     */
    public NormStats stats(Map<String, String> about) {
        Map<String, FeatureStatistics> statistics = new LinkedHashMap<>();
        Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
        facts.put(METADATA, metadata(about));
        for (FittedFeature feature : features) {
            statistics.put(feature.feature(), feature.statistics());
            facts.put(feature.feature(), feature.facts());
        }
        return NormStats.of("the fit", statistics, facts);
    }

    /**
     * Writes the statistics in the layout of training: first the metadata, then a block for each feature.
     *
     * @param about additional metadata by key, for example the hash of a file. It does not replace the keys that this
     *     method writes itself
     * @return the document, which {@link NormStats} reads; always the same text for the same fit
     */
    public String toJson(Map<String, String> about) {
        Map<String, Map<String, Object>> document = new LinkedHashMap<>();
        document.put(METADATA, metadata(about));
        features.forEach(feature -> document.put(feature.feature(), feature.facts()));
        return NormStatsLayout.of(document);
    }

    /** What the metadata say of the fit itself, and then what else they are to say. */
    private Map<String, Object> metadata(Map<String, String> about) {
        Map<String, Object> days = new LinkedHashMap<>();
        days.put("start", day(first));
        days.put("end", day(last));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("version", "1.0.0");
        metadata.put("contract", contract.id() + "@" + contract.version());
        metadata.put("contract_hash", contract.hash());
        metadata.put("date_range", days);
        metadata.put("first_bar", first().toString());
        metadata.put("last_bar", last().toString());
        metadata.put("feature_count", features.size());
        metadata.put("sample_count", rows);
        new TreeMap<>(about).forEach(metadata::putIfAbsent);
        return metadata;
    }

    private static String day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
