// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.contract.FeatureSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One feature of a decision: what was served, and what is computed again from the log.
 *
 * @param feature the feature
 * @param formula the formula of the feature; empty for a state of the agent, such as its position
 * @param definitions the definitions that the formula uses
 * @param clause the clause that says how it is computed
 * @param servedRaw the raw value as it was served; for a state of the agent, the value that the caller gave
 * @param computedRaw the raw value, computed again; NaN if nothing could be computed
 * @param origin what normalisation subtracts from the raw value: the mean or the minimum; 0 for nothing
 * @param unit what normalisation then divides by: the deviation or the range; 1 for nothing
 * @param served the value in the observation as it was served
 * @param computed the value in the observation, computed again; NaN if nothing could be computed
 */
public record ReplayedFeature(
        FeatureSpec feature,
        String formula,
        Map<String, String> definitions,
        String clause,
        double servedRaw,
        double computedRaw,
        double origin,
        double unit,
        float served,
        float computed) {

    /** Copies the map. {@inheritDoc} */
    public ReplayedFeature {
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
    }

    /** {@return the name} */
    public String name() {
        return feature.name();
    }

    /** {@return whether the raw value and the value in the observation are equal to the bit; two absent values are equal} */
    public boolean isEqual() {
        return Double.doubleToLongBits(servedRaw) == Double.doubleToLongBits(computedRaw)
                && Float.floatToRawIntBits(served) == Float.floatToRawIntBits(computed);
    }
}
