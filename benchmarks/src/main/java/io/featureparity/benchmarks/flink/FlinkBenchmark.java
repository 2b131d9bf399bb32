// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.flink;

import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.flink.record.InstrumentBar;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints how many bars a second one core computes inside Flink, beside Flink without the engine and the engine without Flink. */
public final class FlinkBenchmark {

    private static final int ROUNDS = 6;
    private static final int SLOWER = 10;

    private final PrintStream out;
    private final int bars;
    private final int instruments;
    private final Map<String, Double> best = new LinkedHashMap<>();

    private FlinkBenchmark(PrintStream out, int bars, int instruments) {
        this.out = out;
        this.bars = bars;
        this.instruments = instruments;
    }

    /**
     * Measures in turn, and prints the fastest of several rounds.
     *
     * @param args how many bars, of how many instruments
     */
    public static void main(String[] args) throws Exception {
        FlinkBenchmark benchmark = new FlinkBenchmark(System.out, Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        try (Cluster cluster = new Cluster()) {
            for (int round = 0; round < ROUNDS; round++) {
                benchmark.round(cluster);
            }
            benchmark.rocksDb(cluster);
        }
        benchmark.print();
    }

    private void round(Cluster cluster) throws Exception {
        put("plain loop, an instrument at a time", bars, loop(bars / instruments));
        put("plain loop, instruments in turn", bars, loop(1));
        put("Flink: identity", bars, new MeasuredJob("hashmap", false).identity(bars, instruments, cluster));
        put("Flink: features, heap", bars, new MeasuredJob("hashmap", false).features(bars, instruments, cluster));
        put(
                "Flink: features, heap, objects reused",
                bars,
                new MeasuredJob("hashmap", true).features(bars, instruments, cluster));
    }

    private void rocksDb(Cluster cluster) throws Exception {
        int fewer = bars / SLOWER;
        for (int round = 0; round < 2; round++) {
            put(
                    "Flink: features, RocksDB",
                    fewer,
                    new MeasuredJob("rocksdb", false).features(fewer, instruments, cluster));
        }
    }

    private void put(String what, int count, long nanos) {
        best.merge(what, count / (nanos / 1e9), Math::max);
    }

    /** The processor time of feeds that get so many bars of an instrument before the next one has its turn. */
    private long loop(int inARow) {
        Model model = FlinkMarket.model();
        FeedBuilder feeds = MarketFeed.of(model).macro(FlinkMarket.series(model));
        List<MarketFeed> all = new ArrayList<>();
        List<InstrumentBar> market = new ArrayList<>();
        for (int i = 0; i < instruments; i++) {
            all.add(feeds.build());
        }
        int rows = bars / instruments;
        for (int from = 0; from < rows; from += inARow) {
            for (int i = 0; i < instruments; i++) {
                for (int row = from; row < from + inARow; row++) {
                    market.add(FlinkMarket.bar((long) row * instruments + i, instruments));
                }
            }
        }
        float[] observation = new float[model.contract().size()];
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < market.size(); i++) {
            InstrumentBar bar = market.get(i);
            MarketFeed feed = all.get(i / inARow % instruments);
            feed.accept(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
            if (feed.features().missingBars() == 0) {
                feed.features().observe(0, bar.time(), observation);
            }
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    }

    private void print() {
        best.forEach((what, rate) -> out.printf(
                Locale.ROOT, "%-40s %,12.0f bars a second and core %7.0f ns a bar%n", what, rate, 1e9 / rate));
    }
}
