// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A bar and its observation: alone, with observers that have no backend, and with a timer that records. */
@State(Scope.Thread)
public class WatchedBenchmark extends AverageNanos {

    private final Bars bars = SessionMarket.bars(FusedBenchmark.SEED, FusedBenchmark.BARS);
    private final EngineForm alone = new EngineForm(Contracts.usdcop(), bars);
    private final WatchedForm withoutBackend = new WatchedForm(Contracts.usdcop(), bars, new CompositeMeterRegistry());
    private final WatchedForm withTimer = new WatchedForm(Contracts.usdcop(), bars, new SimpleMeterRegistry());

    /** {@return the observation} */
    @Benchmark
    public float[] alone() {
        return alone.updateAndObserve();
    }

    /** {@return the observation} */
    @Benchmark
    public float[] withoutBackend() {
        return withoutBackend.decide();
    }

    /** {@return the time of the bar in hand: a decision without a bar, and without a backend} */
    @Benchmark
    public long nothingButTheScope() {
        return withoutBackend.decideNothing();
    }

    /** {@return the observation} */
    @Benchmark
    public float[] withTimer() {
        return withTimer.decide();
    }
}
