// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a program as blocks compute it best, with the same values: each node keeps its index and its state. Nodes that
 * nothing reads any more are left out of the {@link Stages}.
 */
final class BlockForm {

    private BlockForm() {}

    static Program of(Program program) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : program.nodes()) {
            nodes.add(
                    isUnlessZero(program.nodes(), node)
                            ? new Node(Op.UNLESS_ZERO, node.inputs().subList(2, 3), List.of())
                            : node);
        }
        return program.with(nodes);
    }

    /** Whether a node is {@code where(x == 0, nan, x)}, as each divisor of the fixed kinds is. */
    private static boolean isUnlessZero(List<Node> nodes, Node node) {
        if (node.op() != Op.WHERE) {
            return false;
        }
        Node mask = nodes.get(node.input(0));
        Node chosen = nodes.get(node.input(1));
        return mask.op() == Op.EQUAL
                && mask.input(0) == node.input(2)
                && isConstant(nodes.get(mask.input(1)), 0)
                && isConstant(chosen, Double.NaN);
    }

    /** Whether a node is a number; zeros of either sign are the same here. */
    private static boolean isConstant(Node node, double value) {
        return node.op() == Op.CONSTANT && Double.compare(node.parameter(0) + 0.0, value) == 0;
    }
}
