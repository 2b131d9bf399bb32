// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import java.util.List;

/**
 * A node of the graph that is made from a contract's formulas. It is computed once at each bar, however many features
 * need it.
 *
 * @param number its place in the order in which nodes are computed, from 0
 * @param operation what it computes, as a formula in which {@code #3} stands for node 3
 * @param inputs the nodes that it reads, all before it
 * @param state how many doubles it remembers from bar to bar
 * @param features the features that need it
 * @param column whether it is a column of the bars or a value that is read from their time
 */
public record GraphNode(
        int number, String operation, List<Integer> inputs, int state, List<String> features, boolean column) {

    /** Copies the lists. {@inheritDoc} */
    public GraphNode {
        inputs = List.copyOf(inputs);
        features = List.copyOf(features);
    }
}
