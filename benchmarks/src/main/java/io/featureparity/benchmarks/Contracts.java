// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.calculation.Calculation;

/** The contract that everything is measured with. */
final class Contracts {

    private Contracts() {}

    static FeatureContract usdcop() {
        return FeatureContract.builtIn("usdcop-m5", "1.0.0");
    }

    /** The parameters of one of its features. */
    static <C extends Calculation> C calculation(String feature, Class<C> kind) {
        return kind.cast(usdcop().feature(feature).calculation());
    }

    static double undefined(String feature) {
        return usdcop().feature(feature).undefined();
    }
}
