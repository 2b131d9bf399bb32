// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * How long single bars take, in percentiles: bar upon bar, and after a pause in which everything else has been through the
 * caches. Each sample holds two readings of the clock as well, some 25 ns.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
public class LatencyBenchmark {

    private static final int BARS_UNTIL_COMPILED = 400_000;

    /** An engine that is well compiled. */
    @State(Scope.Thread)
    public static class Warm {
        private final EngineForm form =
                new EngineForm(Contracts.usdcop(), SessionMarket.bars(FusedBenchmark.SEED, FusedBenchmark.BARS));

        /** Takes bars in until the compiler is done. */
        @Setup(Level.Trial)
        public void compile() {
            if (Double.isInfinite(form.run(BARS_UNTIL_COMPILED))) {
                throw new IllegalStateException("an observation is infinite");
            }
        }
    }

    /** Memory that is twice as large as the caches, to walk over between two bars. */
    @State(Scope.Thread)
    public static class Pause {
        private static final int LONGS_OF_LINE = 8;
        private static final int BYTES = 64 << 20;

        private final long[] memory = new long[BYTES / Long.BYTES];
        private int walked;

        /** Fills the memory, so that there is some. */
        public Pause() {
            Arrays.setAll(memory, i -> i);
        }

        /**
         * Says how far to walk. There is next to no pause during the warm-up, or what takes the time would never be compiled:
         * there are a hundred samples in a second.
         *
         * @param iteration what comes now
         */
        @Setup(Level.Iteration)
        public void decide(IterationParams iteration) {
            walked = iteration.getType() == IterationType.WARMUP ? LONGS_OF_LINE : memory.length;
        }

        /** Fills the caches with something else. */
        @Setup(Level.Invocation)
        public void wipeCaches() {
            long sum = 0;
            for (int i = 0; i < walked; i += LONGS_OF_LINE) {
                sum += memory[i];
            }
            memory[0] = sum;
        }
    }

    /**
     * Takes a bar in and observes, right after the bar before.
     *
     * @param warm the engine
     * @return the observation
     */
    @Benchmark
    @Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
    @Measurement(iterations = 4, time = 1)
    public float[] hot(Warm warm) {
        return warm.form.updateAndObserve();
    }

    /**
     * Takes a bar in and observes, in caches that hold nothing of the engine.
     *
     * @param warm the engine
     * @param pause what happens between two bars
     * @return the observation
     */
    @Benchmark
    @Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
    @Measurement(iterations = 3, time = 6)
    public float[] cold(Warm warm, Pause pause) {
        return warm.form.updateAndObserve();
    }
}
