// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects nodes: an equal one is not added a second time, and one whose inputs are all constant becomes a constant. It is
 * computed by the code that would compute it at a bar, so no bit changes; nothing else is simplified.
 */
final class GraphBuilder {

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> indexes = new HashMap<>();

    int constant(double value) {
        return add(new Node(Op.CONSTANT, List.of(), List.of(value)));
    }

    int node(Op op, int... inputs) {
        return node(op, List.of(), inputs);
    }

    int node(Op op, List<Double> parameters, int... inputs) {
        List<Integer> list = new ArrayList<>();
        for (int input : inputs) {
            list.add(input);
        }
        Node node = new Node(op, list, parameters);
        boolean constant = op.isPure() && !list.isEmpty();
        for (int input : inputs) {
            constant &= isConstant(input);
        }
        return add(constant ? folded(node) : node);
    }

    List<Node> nodes() {
        return nodes;
    }

    private boolean isConstant(int index) {
        Op op = nodes.get(index).op();
        return op == Op.CONSTANT || op == Op.TRUTH;
    }

    private Node folded(Node node) {
        double[] values = new double[node.inputs().size() + 1];
        List<Integer> inputs = new ArrayList<>();
        for (int i = 0; i < values.length - 1; i++) {
            values[i] = nodes.get(node.input(i)).parameter(0);
            inputs.add(i);
        }
        Node alone = new Node(node.op(), inputs, node.parameters());
        double value =
                Step.of(alone, values.length - 1, 0, 0, 0, 0).evaluate(new double[0], values, 0, 0, new double[0]);
        return new Node(node.op().gives() == Op.Gives.MASK ? Op.TRUTH : Op.CONSTANT, List.of(), List.of(value));
    }

    private int add(Node node) {
        Integer known = indexes.putIfAbsent(node, nodes.size());
        if (known != null) {
            return known;
        }
        nodes.add(node);
        return nodes.size() - 1;
    }
}
