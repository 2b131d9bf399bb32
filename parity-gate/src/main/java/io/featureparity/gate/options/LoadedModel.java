// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a run computes: the contract and the statistics, each read once, and the stage. So the results and the report
 * come from the same documents, even if a file changes in between.
 *
 * @param model the contract and the statistics; without statistics where the raw stage does without
 * @param stage the stage
 */
public record LoadedModel(Model model, Stage stage) {

    /** {@return the contract} */
    public FeatureContract contract() {
        return model.contract();
    }

    /** {@return the statistics, or null where the raw stage does without} */
    public @Nullable NormStats stats() {
        return model.hasStatistics() ? model.stats() : null;
    }

    @Override
    public String toString() {
        return "contract " + contract() + ", "
                + (model.hasStatistics() ? "statistics " + model.stats().hash() : "no statistics");
    }
}
