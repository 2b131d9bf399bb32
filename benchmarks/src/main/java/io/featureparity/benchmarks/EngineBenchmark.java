// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.EngineSnapshot;
import io.featureparity.features.FeatureEngine;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one bar costs, and what else is done with an engine. Add {@code -prof gc} to see what is allocated.
 *
 * <p>One operation is one bar, of a market that is larger than the caches and begins again at its end, later.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class EngineBenchmark {

    private final FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private final FeatureEngine engine = FeatureEngine.of(contract, Statistics.like(contract));
    private final Bars bars = SessionMarket.bars(FusedBenchmark.SEED, FusedBenchmark.BARS);
    private final BarFeed feed = new BarFeed(bars);
    private final double[] macro = new double[contract.macroColumns().size()];
    private final double[] raw = new double[contract.marketFeatures().size()];
    private final float[] observation = new float[contract.size()];

    /** Fills the warm-up, so that every bar can be observed. */
    public EngineBenchmark() {
        for (int i = 0; i < contract.warmUpBars(); i++) {
            engine.advance(i);
        }
    }

    /**
     * Takes a bar in and observes.
     *
     * @return the observation
     */
    @Benchmark
    public float[] updateAndObserve() {
        int row = feed.next();
        bars.macro(row, macro);
        long time = feed.time();
        engine.update(time, bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro);
        engine.observe(0.5, time, observation);
        return observation;
    }

    /**
     * Takes a bar in.
     *
     * @return the engine
     */
    @Benchmark
    public FeatureEngine update() {
        int row = feed.next();
        bars.macro(row, macro);
        engine.update(feed.time(), bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro);
        return engine;
    }

    /**
     * Computes a forming bar.
     *
     * @return its raw features
     */
    @Benchmark
    public double[] peek() {
        int row = feed.next();
        bars.macro(row, macro);
        engine.peek(feed.time(), bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro, raw);
        return raw;
    }

    /**
     * Saves the engine's state to bytes and restores it from them.
     *
     * @return the bytes
     */
    @Benchmark
    public byte[] saveAndRestore() {
        byte[] bytes = engine.snapshot().toBytes();
        engine.restore(EngineSnapshot.parse(bytes));
        return bytes;
    }
}
