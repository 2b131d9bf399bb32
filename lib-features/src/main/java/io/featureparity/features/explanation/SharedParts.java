// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Finds what features have in common: the largest parts alone, since what is inside of one is shared by the same features
 * anyway. Columns and numbers are no such parts.
 */
final class SharedParts {

    private final List<GraphNode> nodes;
    private final List<String> features;
    private final IntFunction<String> formulas;

    SharedParts(List<GraphNode> nodes, List<String> features, IntFunction<String> formulas) {
        this.nodes = nodes;
        this.features = features;
        this.formulas = formulas;
    }

    /** {@return for each feature what it shares, in the order in which it is computed} */
    List<List<SharedPart>> ofFeatures() {
        List<SharedPart> all = all();
        return features.stream()
                .map(feature -> all.stream()
                        .filter(part -> part.features().contains(feature))
                        .toList())
                .toList();
    }

    private List<SharedPart> all() {
        Set<Integer> inside = new HashSet<>();
        for (GraphNode node : nodes) {
            for (int input : node.inputs()) {
                if (nodes.get(input).features().size() == node.features().size()) {
                    inside.add(input); // whoever needs the node needs its inputs, so these are the same features
                }
            }
        }
        List<SharedPart> shared = new ArrayList<>();
        for (GraphNode node : nodes) {
            if (node.features().size() > 1 && !node.inputs().isEmpty() && !inside.contains(node.number())) {
                shared.add(new SharedPart(node.number(), formulas.apply(node.number()), node.features()));
            }
        }
        return shared;
    }
}
