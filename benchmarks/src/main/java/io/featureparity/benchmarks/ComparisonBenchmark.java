// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.parity.comparison.Comparison;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Raw values of training held against the engine's; one operation is one value. */
@State(Scope.Thread)
public class ComparisonBenchmark extends AverageNanos {

    private final Comparison comparison = new Comparison("benchmark", Contracts.usdcop());
    private final double[] expected = values();
    private final double[] equal = expected.clone();
    private final double[] other = expected.clone();
    private long bar;

    /** Moves each value by one unit in the last place, which is allowed for some features and not for others. */
    public ComparisonBenchmark() {
        for (int i = 0; i < other.length; i++) {
            other[i] = Math.nextUp(other[i]);
        }
    }

    private static double[] values() {
        EngineForm form = new EngineForm(Contracts.usdcop(), SessionMarket.bars(FusedBenchmark.SEED, 1_000));
        form.run(500);
        return form.engine().raw();
    }

    /** {@return the comparison, after one more bar with the same bits} */
    @Benchmark
    @OperationsPerInvocation(FusedFeatures.RAW_COUNT)
    public Comparison equal() {
        comparison.raw(bar, bar, expected, equal);
        bar++;
        return comparison;
    }

    /** {@return the comparison, after one more bar with other bits} */
    @Benchmark
    @OperationsPerInvocation(FusedFeatures.RAW_COUNT)
    public Comparison different() {
        comparison.raw(bar, bar, expected, other);
        bar++;
        return comparison;
    }
}
