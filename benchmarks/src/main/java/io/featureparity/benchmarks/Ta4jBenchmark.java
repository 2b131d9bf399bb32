// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A peer: ta4j with its {@code DoubleNum}, the quicker one of its two kinds of numbers; one operation is one bar. */
@State(Scope.Thread)
public class Ta4jBenchmark extends AverageNanos {

    /** Which indicator. */
    @Param({"RSI", "ATR", "ADX"})
    private String indicator = "RSI";

    private Ta4jForm form = new Ta4jForm(Ta4jForm.Kind.RSI, CompleteBars.make());

    /** Makes the series. */
    @Setup
    public void make() {
        form = new Ta4jForm(Ta4jForm.Kind.valueOf(indicator), CompleteBars.make());
    }

    /** {@return the values of a whole series} */
    @Benchmark
    @OperationsPerInvocation(Ta4jForm.LENGTH)
    public double[] columns() {
        return form.columns();
    }

    /** {@return the value of one more bar} */
    @Benchmark
    public double nextBar() {
        return form.nextBar();
    }

    /** {@return the value of one more bar, from a series of the last 100} */
    @Benchmark
    public double ofLast100() {
        return form.ofLast();
    }
}
