// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
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

/** One bar taken in and observed, by the engine and by everything fused into one class, over the same bars. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FusedBenchmark {

    static final long SEED = 20_240_304;

    /** 44 MB of them: more than a core's share of the caches. */
    static final int BARS = 500_000;

    /** A fork runs one of the two; so each has a process of its own. */
    public FusedBenchmark() {}

    /** An engine and its bars. */
    @State(Scope.Thread)
    public static class Engine {
        private final EngineForm form =
                new EngineForm(FeatureContract.builtIn("usdcop-m5", "1.0.0"), SessionMarket.bars(SEED, BARS));

        /** Makes the bars. */
        public Engine() {}
    }

    /** The fused form and its bars. */
    @State(Scope.Thread)
    public static class Fused {
        private final FusedForm form = new FusedForm(SessionMarket.bars(SEED, BARS));

        /** Makes the bars. */
        public Fused() {}
    }

    /**
     * Takes a bar in and observes.
     *
     * @param engine the engine
     * @return the observation
     */
    @Benchmark
    public float[] engine(Engine engine) {
        return engine.form.updateAndObserve();
    }

    /**
     * Takes a bar in and observes.
     *
     * @param fused the fused form
     * @return the observation
     */
    @Benchmark
    public float[] fused(Fused fused) {
        return fused.form.updateAndObserve();
    }
}
