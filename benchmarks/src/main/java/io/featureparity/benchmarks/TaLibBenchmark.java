// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A peer: TA-Lib for Java, whole columns and one more bar; one operation is one bar. */
@State(Scope.Thread)
public class TaLibBenchmark extends AverageNanos {

    private final TaLibForm form = new TaLibForm(CompleteBars.make());

    /** {@return the relative strength index of each bar} */
    @Benchmark
    @OperationsPerInvocation(CompleteBars.LENGTH)
    public double[] rsi() {
        return form.rsi();
    }

    /** {@return the average true range of each bar} */
    @Benchmark
    @OperationsPerInvocation(CompleteBars.LENGTH)
    public double[] atr() {
        return form.atr();
    }

    /** {@return the average directional index of each bar} */
    @Benchmark
    @OperationsPerInvocation(CompleteBars.LENGTH)
    public double[] adx() {
        return form.adx();
    }

    /** {@return the relative strength index of one more bar, from the last 100} */
    @Benchmark
    public double rsiOfLast100() {
        return form.rsiOfLast();
    }

    /** {@return the average true range of one more bar, from the last 100} */
    @Benchmark
    public double atrOfLast100() {
        return form.atrOfLast();
    }

    /** {@return the average directional index of one more bar, from the last 100} */
    @Benchmark
    public double adxOfLast100() {
        return form.adxOfLast();
    }
}
