// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One bar for each of many instruments in turn, whose states no longer fit into the caches; one operation is one bar. */
@State(Scope.Thread)
public class InstrumentsBenchmark extends AverageNanos {

    /** How many there are. */
    @Param({"1", "64", "1024", "8192"})
    private int instruments;

    private InstrumentsForm form = new InstrumentsForm(1, SessionMarket.bars(FusedBenchmark.SEED, 1));

    /** Makes the engines. */
    @Setup
    public void make() {
        form = new InstrumentsForm(instruments, SessionMarket.bars(FusedBenchmark.SEED, FusedBenchmark.BARS));
    }

    /**
     * Takes a bar in and observes.
     *
     * @param blackhole takes the observation
     */
    @Benchmark
    public void updateAndObserve(Blackhole blackhole) {
        blackhole.consume(form.updateAndObserve());
    }
}
