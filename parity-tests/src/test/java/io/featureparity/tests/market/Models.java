// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.market;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.model.Model;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Models whose contracts were compiled once: the tests make thousands of engines. */
public final class Models {

    private static final ConcurrentMap<FeatureContract, Model> COMPILED = new ConcurrentHashMap<>();

    private Models() {}

    /** Gives a model of a contract and statistics. */
    public static Model of(FeatureContract contract, NormStats stats) {
        return COMPILED.computeIfAbsent(contract, Model::withoutStatistics).withStatistics(stats);
    }
}
