// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.gate.bars.NoStatistics;
import io.featureparity.parity.comparison.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a run computes: the contract and the statistics as they were read, once, and how far it goes. What is computed and what
 * is said of it afterwards go by the same documents, though a file may have changed in between.
 *
 * @param contract the contract
 * @param given the statistics; null if there are none, which does for the raw stage
 * @param stage the stage
 */
public record LoadedModel(
        FeatureContract contract, @Nullable NormStats given, Stage stage) {

    /** {@return the statistics that an engine is given} */
    public NormStats stats() {
        return given == null ? NoStatistics.of(contract) : given;
    }

    @Override
    public String toString() {
        return "contract " + contract + ", " + (given == null ? "no statistics" : "statistics " + given.hash());
    }
}
