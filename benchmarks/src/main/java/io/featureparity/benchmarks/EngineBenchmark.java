// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Normalizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One bar of a market that is larger than the caches: what an engine is asked to do with it. */
@State(Scope.Thread)
public class EngineBenchmark extends AverageNanos {

    private final EngineForm form =
            new EngineForm(Contracts.usdcop(), SessionMarket.bars(FusedBenchmark.SEED, FusedBenchmark.BARS));
    private final Normalizer normalizer = form.engine().model().normalizer();
    private final double[] raw = form.engine().raw();
    private final float[] normalized = new float[normalizer.size()];

    /** {@return the engine, which took a bar in} */
    @Benchmark
    public FeatureEngine update() {
        form.update();
        return form.engine();
    }

    /** {@return the raw features of a forming bar} */
    @Benchmark
    public double[] peek() {
        return form.peek();
    }

    /** {@return the features of one bar, normalised} */
    @Benchmark
    public float[] normalize() {
        normalizer.normalize(raw, normalized);
        return normalized;
    }
}
