// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.market;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.model.Model;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models of contracts that many tests use, each made once. Making a model compiles the formulas of its contract, and
 * code that was just compiled is slow. So hundreds of engines share a model here, as they do in a service.
 */
public final class Models {

    private record Parts(FeatureContract contract, NormStats stats) {}

    private static final Map<Parts, Model> MADE = new ConcurrentHashMap<>();

    private Models() {}

    /** {@return the model of a contract and statistics} */
    public static Model of(FeatureContract contract, NormStats stats) {
        return MADE.computeIfAbsent(new Parts(contract, stats), parts -> Model.of(parts.contract, parts.stats));
    }
}
