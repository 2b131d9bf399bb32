// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
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
 * What a component does from its first line to its first observation, once in each process: the contract and the statistics
 * read and checked, 91,000 bars of history replayed. The history is there before: where it comes from is not our work, and
 * neither is the start of the JVM.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(15)
@State(Scope.Thread)
public class StartBenchmark {

    private static final int HISTORY = 91_000;

    private final Bars bars = SessionMarket.bars(FusedBenchmark.SEED, HISTORY);
    private final String statistics = Statistics.text();

    /** {@return the first observation} */
    @Benchmark
    public float[] warmEngine() {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        NormStats stats = NormStats.parse("statistics", statistics);
        FeatureEngine engine = FeatureEngine.of(Model.of(contract, stats));
        double[] macro = new double[contract.macroColumns().size()];
        for (int row = 0; row < bars.length(); row++) {
            bars.macro(row, macro);
            engine.update(bars.time(row), bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro);
        }
        float[] observation = new float[contract.size()];
        engine.observe(0, bars.time(bars.length() - 1), observation);
        return observation;
    }
}
