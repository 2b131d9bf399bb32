// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The state of an engine to bytes, and back. */
@State(Scope.Thread)
public class SnapshotBenchmark extends AverageNanos {

    private static final int BARS = 1_000;

    private final FeatureEngine engine = engine();
    private final byte[] saved = engine.snapshot().toBytes();

    private static FeatureEngine engine() {
        EngineForm form = new EngineForm(Contracts.usdcop(), SessionMarket.bars(FusedBenchmark.SEED, BARS));
        form.run(BARS / 2);
        return form.engine();
    }

    /** {@return the bytes} */
    @Benchmark
    public byte[] save() {
        return engine.snapshot().toBytes();
    }

    /** {@return the engine, in the state that was saved} */
    @Benchmark
    public FeatureEngine restore() {
        engine.restore(EngineSnapshot.parse(saved));
        return engine;
    }
}
