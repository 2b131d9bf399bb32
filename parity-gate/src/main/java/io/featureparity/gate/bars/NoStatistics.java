// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import java.util.stream.Collectors;

/** What an engine is given where there are no statistics: it wants some all the same, and they change no raw value. */
public final class NoStatistics {

    private NoStatistics() {}

    /** {@return a mean of 0 and a deviation of 1 for each feature} */
    public static NormStats of(FeatureContract contract) {
        return NormStats.of(
                "no statistics",
                contract.marketFeatures().stream()
                        .collect(Collectors.toMap(FeatureSpec::name, feature -> new FeatureStatistics(0, 1))));
    }
}
