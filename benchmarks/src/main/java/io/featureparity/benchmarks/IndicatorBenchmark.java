// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What peers have too, by our formulas: whole columns; one operation is one bar. */
@State(Scope.Thread)
public class IndicatorBenchmark extends AverageNanos {

    private final IndicatorForm form = new IndicatorForm(CompleteBars.make());

    /** {@return the relative strength index of each bar} */
    @Benchmark
    @OperationsPerInvocation(CompleteBars.LENGTH)
    public double[] rsi() {
        return form.rsi();
    }

    /** {@return the average true range of each bar, as a part of the close} */
    @Benchmark
    @OperationsPerInvocation(CompleteBars.LENGTH)
    public double[] atr() {
        return form.atrPercent();
    }

    /** {@return the average directional index of each bar} */
    @Benchmark
    @OperationsPerInvocation(CompleteBars.LENGTH)
    public double[] adx() {
        return form.adx();
    }
}
