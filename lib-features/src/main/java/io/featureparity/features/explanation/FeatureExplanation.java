// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import io.featureparity.contract.FeatureSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one feature is computed.
 *
 * @param feature the feature
 * @param kind the kind of its calculation, as the contract writes it
 * @param words a description of the feature in words
 * @param computation its formula and what follows from it; null for a state feature, which has none
 */
public record FeatureExplanation(
        FeatureSpec feature,
        String kind,
        String words,
        @Nullable Computation computation) {

    /**
     * A formula, and what follows from it.
     *
     * @param formula the formula: the contract's own, or the one that stands for the kind of calculation
     * @param definitions the texts of the definitions that it uses, each after those that it uses itself
     * @param node the number of the node that computes the feature
     * @param nodes the numbers of all nodes that it needs, in the order in which they are computed
     * @param state how many doubles these nodes remember from bar to bar
     * @param sharedState how many of these doubles serve other features too
     * @param warmUpBars how many bars come before the first at which every lag, window and average in it has a value, if no
     *     value is absent
     * @param memoryBars clause D5: after how many bars it is expected to have forgotten where the history began;
     *     {@link Integer#MAX_VALUE} if it does not forget
     * @param shared the parts that it has in common with other features
     */
    public record Computation(
            String formula,
            Map<String, String> definitions,
            int node,
            List<Integer> nodes,
            int state,
            int sharedState,
            int warmUpBars,
            int memoryBars,
            List<SharedPart> shared) {

        /** Copies the collections. {@inheritDoc} */
        public Computation {
            definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
            nodes = List.copyOf(nodes);
            shared = List.copyOf(shared);
        }

        /** {@return whether the feature ever forgets where the history began} */
        public boolean forgets() {
            return memoryBars != Integer.MAX_VALUE;
        }
    }

    /** {@return the name of the feature} */
    public String name() {
        return feature.name();
    }
}
