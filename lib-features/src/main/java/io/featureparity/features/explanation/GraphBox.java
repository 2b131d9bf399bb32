// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import java.util.List;

/**
 * Nodes that are drawn as one box: a node together with the nodes that are read only inside the box.
 *
 * @param node the number of the node that others read
 * @param text what they compute together, as a formula in which {@code #3} stands for the box of node 3
 * @param inputs the boxes that they read, each by the number of its node
 * @param state how many doubles they remember from bar to bar
 * @param features the features that need them
 * @param outputs the features whose value the box computes
 * @param column whether it is a column of the bars or a value that is read from their time
 */
public record GraphBox(
        int node,
        String text,
        List<Integer> inputs,
        int state,
        List<String> features,
        List<String> outputs,
        boolean column) {

    /** Copies the lists. {@inheritDoc} */
    public GraphBox {
        inputs = List.copyOf(inputs);
        features = List.copyOf(features);
        outputs = List.copyOf(outputs);
    }
}
