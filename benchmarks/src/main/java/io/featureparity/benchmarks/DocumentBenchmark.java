// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A contract and statistics from their text, checked and hashed. */
@State(Scope.Thread)
public class DocumentBenchmark extends AverageNanos {

    private final String contract = Contracts.usdcop().document().canonicalText();
    private final String statistics = Statistics.text();

    /** {@return the hash of a contract} */
    @Benchmark
    public String contract() {
        return FeatureContract.parse("contract", contract).hash();
    }

    /** {@return the hash of statistics} */
    @Benchmark
    public String statistics() {
        return NormStats.parse("statistics", statistics).hash();
    }
}
