// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One bar taken in and observed, by the engine and by everything fused into one class, over the same bars. */
public class FusedBenchmark extends AverageNanos {

    static final long SEED = 20_240_304;

    /** 44 MB of them: more than a core's share of the caches. */
    static final int BARS = 500_000;

    /** A fork runs one of the two; so each has a process of its own. */
    public FusedBenchmark() {}

    /** An engine and its bars. */
    @State(Scope.Thread)
    public static class Engine {
        private final EngineForm form = new EngineForm(Contracts.usdcop(), SessionMarket.bars(SEED, BARS));

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
