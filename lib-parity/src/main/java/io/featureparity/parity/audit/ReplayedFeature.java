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
 * @param formula its formula; empty for the agent's own, such as the position
 * @param definitions the definitions that the formula uses
 * @param clause the clause that says how it is computed
 * @param servedRaw its raw value as it was served; of the agent's own, the value that the caller gave
 * @param computedRaw the same, computed again; NaN if nothing could be computed
 * @param origin what is taken from the raw value: the mean, or the minimum; 0 for none
 * @param unit what the rest is divided by: the deviation, or the range; 1 for none
 * @param served its value in the observation as it was served
 * @param computed the same, computed again; NaN if nothing could be computed
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

    /** {@return whether the raw value and the value in the observation are equal to the bit; two absent values are} */
    public boolean isEqual() {
        return Double.doubleToLongBits(servedRaw) == Double.doubleToLongBits(computedRaw)
                && Float.floatToRawIntBits(served) == Float.floatToRawIntBits(computed);
    }
}
