// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.rows.EngineRows;
import java.util.function.Consumer;

/**
 * Gives the rows that engines of several contracts compute from the same bars. Each call begins again at the first bar.
 */
@FunctionalInterface
public interface ContractPasses {

    /**
     * Goes through the bars once.
     *
     * @param contract the contract to compute; every contract has the same macro columns
     * @param work takes the rows at the raw stage, and reads all of them
     */
    void pass(FeatureContract contract, Consumer<EngineRows> work);
}
