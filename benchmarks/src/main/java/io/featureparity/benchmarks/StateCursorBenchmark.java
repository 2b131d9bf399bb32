// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;
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

/** What it costs to save and to restore a state the size of a rolling window. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class StateCursorBenchmark {

    private final Window window = new Window();
    private final StateCursor cursor = new StateCursor(new double[StateCursor.length(window)]);

    /**
     * Saves the state.
     *
     * @return the cursor, so that the work is not optimised away
     */
    @Benchmark
    public StateCursor save() {
        cursor.save(window);
        return cursor;
    }

    /**
     * Restores the state.
     *
     * @return what was restored, so that the work is not optimised away
     */
    @Benchmark
    public Object restore() {
        cursor.restore(window);
        return window;
    }

    private static final class Window implements Stateful {

        private final double[] values = new double[60];
        private int next;

        @Override
        public void exchange(StateCursor cursor) {
            cursor.exchange(values);
            next = cursor.exchange(next);
        }
    }
}
