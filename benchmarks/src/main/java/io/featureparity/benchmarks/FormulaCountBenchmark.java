// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Contracts of few and of many formulas; one operation is one bar. */
@State(Scope.Thread)
public class FormulaCountBenchmark extends AverageNanos {

    /** How many formulas the contract has. */
    @Param({"20", "200"})
    private int formulas = 20;

    private FormulaForm form = FormulaForm.ofMany(1, TradedBars.make());

    /** Makes the engine. */
    @Setup
    public void make() {
        form = FormulaForm.ofMany(formulas, TradedBars.make());
    }

    /** {@return the features of one more bar} */
    @Benchmark
    public float[] nextBar() {
        return form.nextBar();
    }
}
