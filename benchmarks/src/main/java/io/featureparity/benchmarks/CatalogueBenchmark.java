// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The users' catalogue as one contract, and the same indicators of ta4j and TA-Lib; one operation is one bar. */
@State(Scope.Thread)
public class CatalogueBenchmark extends AverageNanos {

    private final TradedBars bars = TradedBars.make();
    private final FormulaForm ours = FormulaForm.catalogue(bars);
    private final Ta4jCatalogue ta4j = new Ta4jCatalogue(bars);
    private final TaLibCatalogue taLib = new TaLibCatalogue(bars);

    /** {@return the 22 features of one more bar} */
    @Benchmark
    public float[] nextBar() {
        return ours.nextBar();
    }

    /** {@return the 22 features of all bars} */
    @Benchmark
    @OperationsPerInvocation(CompleteBars.LENGTH)
    public double[][] columns() {
        return ours.columns();
    }

    /** {@return the values of ta4j at one more bar} */
    @Benchmark
    public double ta4jNextBar() {
        return ta4j.nextBar();
    }

    /** {@return the values of TA-Lib at all bars} */
    @Benchmark
    @OperationsPerInvocation(CompleteBars.LENGTH)
    public double taLibColumns() {
        return taLib.columns();
    }
}
