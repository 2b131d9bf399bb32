// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.Session;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A market that never was: bars of many instruments, macro values, a model, and what {@link FeatureBatch} makes of them. */
final class DemoMarket {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final Duration HALF_A_BAR = Duration.ofSeconds(150);

    private final long[] times;
    private final Map<String, Prices> instruments = new TreeMap<>();
    private final List<Publication> publications = new ArrayList<>();
    private final NormStats statistics;

    private DemoMarket(SplittableRandom random, int count, int sessions) {
        TradingCalendar calendar = TradingCalendar.of(CONTRACT, Closures.none());
        List<Long> grid = new ArrayList<>();
        Session session = calendar.next(FIRST_DAY);
        for (int i = 0; i < sessions; i++) {
            for (int bar = 0; bar < session.bars(); bar++) {
                grid.add(session.first()
                        .plus(Duration.ofMinutes((long) bar * CONTRACT.barMinutes()))
                        .toEpochMilli());
            }
            session = calendar.next(session.day());
        }
        times = grid.stream().mapToLong(Long::longValue).toArray();
        for (int i = 0; i < count; i++) {
            instruments.put("INSTRUMENT-" + i, new Prices(random.split(), times.length));
        }
        publish(random);
        statistics = fitted(instruments.values().iterator().next());
    }

    /** Makes one; the same numbers make the same market. */
    static DemoMarket of(long seed, int instruments, int sessions) {
        return new DemoMarket(new SplittableRandom(seed), instruments, sessions);
    }

    /** Four bars of an instrument in each step of time. */
    private static final class Prices {

        final double[] open;
        final double[] high;
        final double[] low;
        final double[] close;
        final double[] volume;

        Prices(SplittableRandom random, int length) {
            open = new double[length];
            high = new double[length];
            low = new double[length];
            close = new double[length];
            volume = new double[length];
            double price = 10 + 5000 * random.nextDouble();
            for (int row = 0; row < length; row++) {
                open[row] = price;
                price *= 1 + 0.002 * (random.nextDouble() - 0.5);
                close[row] = price;
                high[row] = Math.max(open[row], price) * (1 + 0.0005 * random.nextDouble());
                low[row] = Math.min(open[row], price) * (1 - 0.0005 * random.nextDouble());
                volume[row] = random.nextInt(1, 900);
            }
        }
    }

    /** A value for each column every quarter of the time, and before the first bar; each became available between two bars. */
    private void publish(SplittableRandom random) {
        for (String column : CONTRACT.macroColumns()) {
            double value = 50;
            for (int row = 0; row < times.length; row += Math.max(1, times.length / 4)) {
                value += random.nextDouble() - 0.5;
                long available = times[row] - HALF_A_BAR.toMillis();
                publications.add(new Publication(
                        column, Math.floorDiv(times[row], Duration.ofDays(1).toMillis()) - 1, available, value));
            }
        }
        publications.sort((one, other) -> Long.compare(one.available(), other.available()));
    }

    /** Plays the part of training. */
    private NormStats fitted(Prices prices) {
        double[][] raw = FeatureBatch.of(Model.withoutStatistics(CONTRACT)).raw(columns(prices));
        Map<String, FeatureStatistics> all = new TreeMap<>();
        for (String feature : CONTRACT.featuresWithStatistics()) {
            double[] column = Arrays.stream(raw[CONTRACT.indexOf(feature)])
                    .filter(Double::isFinite)
                    .toArray();
            double sum = 0;
            for (double value : column) {
                sum += value;
            }
            double mean = sum / Math.max(1, column.length);
            double squares = 0;
            for (double value : column) {
                squares += (value - mean) * (value - mean);
            }
            double std = Math.sqrt(squares / Math.max(1, column.length));
            all.put(feature, new FeatureStatistics(mean, std > FeatureStatistics.SMALLEST_STD ? std : 1));
        }
        return NormStats.of("statistics of the demo", all);
    }

    private BarColumns columns(Prices prices) {
        MacroSeries series = MacroSeries.of(CONTRACT, TradingCalendar.of(CONTRACT, Closures.none()));
        for (Publication value : publications) {
            series.add(series.columns().indexOf(value.column()), value.epochDay(), value.available(), value.value());
        }
        double[][] aligned = series.align(times);
        Map<String, double[]> macro = new HashMap<>();
        for (int i = 0; i < aligned.length; i++) {
            macro.put(series.columns().get(i), aligned[i]);
        }
        return BarColumns.of(CONTRACT, times, prices.open, prices.high, prices.low, prices.close, macro);
    }

    /** The instants of the bars. */
    long[] times() {
        return times.clone();
    }

    int instruments() {
        return instruments.size();
    }

    int bars() {
        return instruments.size() * times.length;
    }

    /** How many vectors a batch computes of all bars before a step. */
    int vectorsUntil(int step) {
        return instruments.size() * Math.max(0, step - CONTRACT.warmUpBars());
    }

    /** One bar of each instrument. */
    List<InstrumentBar> barsOf(int step) {
        List<InstrumentBar> bars = new ArrayList<>();
        instruments.forEach((name, prices) -> bars.add(new InstrumentBar(
                name,
                InstrumentBar.UNKNOWN_SOURCE,
                times[step],
                prices.open[step],
                prices.high[step],
                prices.low[step],
                prices.close[step],
                prices.volume[step])));
        return bars;
    }

    /** What became available before the bars of a step, and after those of the step before it. */
    List<Publication> publicationsOf(int step) {
        long after = step == 0 ? Long.MIN_VALUE : times[step - 1];
        return publications.stream()
                .filter(each -> each.available() > after && each.available() <= times[step])
                .toList();
    }

    String contract() {
        return CONTRACT.document().canonicalText();
    }

    String statistics() {
        return statistics.document().canonicalText();
    }

    String manifest() {
        return ModelManifest.of("toy", CONTRACT, statistics).toJson();
    }

    /** What a batch computes, in the order of the bars of each instrument. */
    List<FeatureVector> expected() {
        Model model = Model.of(CONTRACT, statistics);
        int size = CONTRACT.size();
        List<FeatureVector> vectors = new ArrayList<>();
        instruments.forEach((name, prices) -> {
            float[] all = new float[times.length * size];
            FeatureBatch.of(model).observations(columns(prices), new double[times.length], all);
            for (int row = CONTRACT.warmUpBars(); row < times.length; row++) {
                float[] one = Arrays.copyOfRange(all, row * size, (row + 1) * size);
                vectors.add(FeatureVector.wrapping(name, times[row], row + 1, false, one, new double[0]));
            }
        });
        return vectors;
    }
}
