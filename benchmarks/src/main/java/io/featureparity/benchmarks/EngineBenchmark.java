// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
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
    private final FeatureEngine engine = FeatureEngine.of(contract, unitStatistics(contract));
    private final RandomMarket market =
            new RandomMarket(20_240_304, 200_000, contract.macroColumns().size());
    private final double[] macro = new double[contract.macroColumns().size()];
    private final double[] raw = new double[contract.marketFeatures().size()];
    private final float[] observation = new float[contract.size()];

    /** Fills the warm-up, so that every bar can be observed. */
    public EngineBenchmark() {
        for (int i = 0; i < contract.warmUpBars(); i++) {
            engine.advance(i);
        }
    }

    private static NormStats unitStatistics(FeatureContract contract) {
        StringBuilder json = new StringBuilder("{");
        contract.marketFeatures()
                .forEach(feature -> json.append(json.length() > 1 ? "," : "")
                        .append('"')
                        .append(feature.name())
                        .append("\":{\"mean\":0.5,\"std\":3.0}"));
        return NormStats.parse("unit statistics", json.append('}').toString());
    }

    /**
     * Takes a bar in and observes.
     *
     * @return the observation
     */
    @Benchmark
    public float[] updateAndObserve() {
        int row = market.next();
        market.macro(row, macro);
        long time = market.time();
        engine.update(time, market.open(row), market.high(row), market.low(row), market.close(row), macro);
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
        int row = market.next();
        market.macro(row, macro);
        engine.update(market.time(), market.open(row), market.high(row), market.low(row), market.close(row), macro);
        return engine;
    }

    /**
     * Computes a forming bar.
     *
     * @return its raw features
     */
    @Benchmark
    public double[] peek() {
        int row = market.next();
        market.macro(row, macro);
        engine.peek(market.time(), market.open(row), market.high(row), market.low(row), market.close(row), macro, raw);
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
