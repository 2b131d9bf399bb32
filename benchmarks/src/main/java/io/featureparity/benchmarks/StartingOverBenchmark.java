// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.calculation.RollingZScore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A rolling z-score over values of which one in 61 stands out: by so little that nothing happens, or by so much that the
 * deviation starts over when it leaves the window, once in 61 bars. The difference, 61 times, is what a start costs.
 */
@State(Scope.Thread)
public class StartingOverBenchmark extends AverageNanos {

    static final int PERIOD = 61;

    /** How much is added to one value in 61. */
    @Param({"1", "1e9"})
    private double outlier;

    private final OneFeature score = OneFeature.ofMacro(Contracts.calculation("dxy_z", RollingZScore.class), 0);
    private final double[] values = new double[PERIOD];
    private int next;

    /** Makes the values. */
    @Setup
    public void make() {
        for (int i = 0; i < PERIOD; i++) {
            values[i] = 103 + StrictMath.sin(i) + (i == 0 ? outlier : 0);
        }
    }

    /** {@return the next score} */
    @Benchmark
    public double score() {
        double value = values[next];
        next = next + 1 < PERIOD ? next + 1 : 0;
        return score.next(value);
    }
}
