// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.model.Model;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import io.featureparity.testsupport.market.MarketColumns;
import io.featureparity.testsupport.market.Markets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Bars of many instruments and macro values from a seed, and what {@link FeatureBatch} computes of them.
 *
 * @param bars the bars of all instruments, by time
 * @param publications the macro values, by availability
 * @param expected the vectors of each instrument
 */
record History(List<InstrumentBar> bars, List<Publication> publications, Map<String, List<FeatureVector>> expected) {

    static final String CONTRACT = ContractDocument.builtInText("1.0.0");
    static final Model MODEL = Model.of(
            FeatureContract.parse("contract", CONTRACT), NormStats.parse("norm_stats.json", GoldenData.statistics()));

    private static final int HOUR = 3_600_000;

    static FeatureJobConfig.Builder settings() {
        return settings(CONTRACT);
    }

    static FeatureJobConfig.Builder settings(String contract) {
        FeatureContract read = FeatureContract.parse("contract", contract);
        NormStats stats = NormStats.parse("norm_stats.json", GoldenData.statistics());
        return FeatureJobConfig.of(
                contract,
                GoldenData.statistics(),
                ModelManifest.of("toy", read, stats).toJson());
    }

    /** So many instruments with so many bars each, from one known source for each instrument. */
    static History of(long seed, int instruments, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, MarketColumns> markets = new TreeMap<>();
        for (int i = 0; i < instruments; i++) {
            markets.put("I" + i, Markets.ragged(random.nextLong(), length, 0));
        }
        List<InstrumentBar> bars = new ArrayList<>();
        markets.forEach((name, market) -> {
            for (int row = 0; row < market.size(); row++) {
                bars.add(bar(name, market, row));
            }
        });
        bars.sort(Comparator.comparingLong(InstrumentBar::time));
        long first = bars.get(0).time();
        long last = bars.get(bars.size() - 1).time();
        List<Publication> publications = publications(random.split(), first, last);
        MacroSeries series = PublicationGate.series(MODEL);
        publications.forEach(publication -> PublicationGate.addTo(series, publication));
        Map<String, List<FeatureVector>> expected = new HashMap<>();
        markets.forEach((name, market) -> expected.put(name, expected(name, market, series.copy())));
        return new History(bars, publications, expected);
    }

    private static InstrumentBar bar(String name, MarketColumns market, int row) {
        return new InstrumentBar(
                name,
                "split of " + name,
                market.time()[row],
                market.open()[row],
                market.high()[row],
                market.low()[row],
                market.close()[row],
                row);
    }

    private static List<Publication> publications(SplittableRandom random, long first, long last) {
        List<Publication> publications = new ArrayList<>();
        for (String column : MODEL.contract().macroColumns()) {
            long available = first - HOUR;
            long day = first / 86_400_000 - 30;
            double value = 50;
            while (available < last) {
                value += random.nextDouble() - 0.5;
                publications.add(new Publication(column, day, available, value));
                available += 1 + random.nextInt(6 * HOUR);
                day += random.nextInt(2); // a revision of the same day, or the next one
            }
        }
        publications.sort(Comparator.comparingLong(Publication::available));
        return publications;
    }

    private static List<FeatureVector> expected(String name, MarketColumns market, MacroSeries series) {
        double[][] aligned = series.align(market.time());
        Map<String, double[]> macro = new HashMap<>();
        for (int i = 0; i < aligned.length; i++) {
            macro.put(series.columns().get(i), aligned[i]);
        }
        BarColumns columns = BarColumns.of(
                MODEL.contract(), market.time(), market.open(), market.high(), market.low(), market.close(), macro);
        int size = MODEL.contract().size();
        float[] observations = new float[market.size() * size];
        FeatureBatch.of(MODEL).observations(columns, new double[market.size()], observations);
        List<FeatureVector> vectors = new ArrayList<>();
        for (int row = MODEL.contract().warmUpBars(); row < market.size(); row++) {
            float[] observation = Arrays.copyOfRange(observations, row * size, (row + 1) * size);
            vectors.add(FeatureVector.wrapping(name, market.time()[row], row + 1, false, observation, new double[0]));
        }
        return vectors;
    }

    /** The vectors of each instrument, in the order in which they were sent. */
    static Map<String, List<FeatureVector>> byInstrument(Iterable<FeatureVector> vectors) {
        Map<String, List<FeatureVector>> sorted = new HashMap<>();
        vectors.forEach(vector -> sorted.computeIfAbsent(vector.instrument(), name -> new ArrayList<>())
                .add(vector));
        return sorted;
    }
}
