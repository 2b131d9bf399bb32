// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What nodes come to at a row at which nothing is absent: masks that ask for absence are false, so that choices between two
 * values are made once and for all. It holds for a row at which all {@link #checked} values are finite.
 */
final class SteadyNodes {

    private final Program program;

    /** What the nodes do; a node that is another one's value, or a truth, has none. */
    private final Map<Integer, Node> nodes = new HashMap<>();

    private final Map<Integer, Integer> sameAs = new HashMap<>();
    private final Map<Integer, Boolean> truths = new HashMap<>();
    private final Set<Integer> present = new HashSet<>();
    private final List<Integer> checked = new ArrayList<>();

    SteadyNodes(Program program, List<Integer> group) {
        this.program = program;
        for (int index : group) {
            simplify(index, program.nodes().get(index));
        }
        Set<Integer> shown = new HashSet<>();
        for (int i = group.size() - 1; i >= 0; i--) {
            int index = group.get(i);
            Node node = nodes.get(index);
            if (node == null) {
                continue;
            }
            if (node.op() == Op.EWM_FIXED) {
                checked.add(index);
                shown.add(index);
            }
            if (shown.contains(index) && isAbsentIfAnInputIs(node.op())) {
                shown.addAll(node.inputs());
            }
        }
        present.stream().filter(index -> !shown.contains(index)).sorted().forEach(checked::add);
    }

    /** What a node does; null if its value is that of another one, or a truth. */
    @Nullable
    Node node(int index) {
        return nodes.get(index);
    }

    /** The node whose value a node has. */
    int same(int index) {
        return sameAs.getOrDefault(index, index);
    }

    /** The nodes whose values must be finite. */
    List<Integer> checked() {
        return checked;
    }

    private void simplify(int index, Node node) {
        List<Integer> in = node.inputs().stream().map(this::same).toList();
        switch (node.op()) {
            case ISNA -> {
                truths.put(index, false);
                present.add(in.get(0));
            }
            case FILL -> {
                sameAs.put(index, in.get(0));
                present.add(in.get(0));
            }
            case NANMIN -> keepPresent(index, new Node(Op.MIN, in, node.parameters()));
            case NANMAX -> keepPresent(index, new Node(Op.MAX, in, node.parameters()));
            case NOT -> {
                if (truths.containsKey(in.get(0))) {
                    truths.put(index, !truth(in.get(0)));
                } else {
                    keep(index, in, node);
                }
            }
            case AND, OR -> join(index, in, node);
            case WHERE -> choose(index, in, node);
            default -> keep(index, in, node);
        }
    }

    private void join(int index, List<Integer> in, Node node) {
        boolean decides = node.op() == Op.OR;
        for (int i = 0; i < 2; i++) {
            int input = in.get(i);
            if (truths.containsKey(input)) {
                if (truth(input) == decides) {
                    truths.put(index, decides);
                } else {
                    become(index, in.get(1 - i));
                }
                return;
            }
        }
        keep(index, in, node);
    }

    private void choose(int index, List<Integer> in, Node node) {
        if (truths.containsKey(in.get(0))) {
            become(index, in.get(truth(in.get(0)) ? 1 : 2));
            return;
        }
        Node mask = node(in.get(0));
        boolean orZero = isZero(in.get(2));
        if (orZero && mask != null && mask.op() == Op.LESS) {
            int x = in.get(1);
            Node chosen = node(x);
            boolean ofPositive = isZero(mask.input(0)) && mask.input(1) == x;
            boolean ofNegative = isZero(mask.input(1))
                    && chosen != null
                    && chosen.op() == Op.NEGATE
                    && chosen.input(0) == mask.input(0);
            if (ofPositive || ofNegative) {
                keepPresent(index, new Node(Op.MAX, List.of(x, in.get(2)), List.of()));
                return;
            }
        }
        keep(index, in, node);
    }

    private void become(int index, int other) {
        if (truths.containsKey(other)) {
            truths.put(index, truth(other));
        } else {
            sameAs.put(index, other);
        }
    }

    private boolean truth(int index) {
        return truths.getOrDefault(index, false);
    }

    private boolean isZero(int index) {
        Node node = program.nodes().get(index);
        return node.op() == Op.CONSTANT && Double.doubleToRawLongBits(node.parameter(0)) == 0;
    }

    private void keepPresent(int index, Node node) {
        nodes.put(index, node);
        present.add(index);
    }

    private void keep(int index, List<Integer> in, Node node) {
        nodes.put(index, new Node(node.op(), in, node.parameters()));
    }

    private static boolean isAbsentIfAnInputIs(Op op) {
        return switch (op) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, NEGATE, ABS, MIN, MAX, EWM_FIXED -> true;
            default -> false;
        };
    }
}
