// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What each bar sees of six macro columns that were published once a day; one operation is one bar. */
@State(Scope.Thread)
public class AlignmentBenchmark extends AverageNanos {

    private static final int BARS = 1_000_000;

    private final AlignmentForm form = new AlignmentForm(BARS);

    /** {@return the values by column and bar} */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double[][] columns() {
        return form.columns();
    }

    /** {@return the values that the next bar sees} */
    @Benchmark
    public double[] nextBar() {
        return form.nextBar();
    }
}
