// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts nodes together that one draws as one box: what has no state and serves one other node alone stands in the text of
 * that one, and so do the steps of a function, with their state.
 */
final class NodeGroups {

    /** A longer text is not read at a glance. */
    private static final int MOST_TOGETHER = 6;

    private final List<Node> nodes;
    private final NodeWords words;
    private final BitSet drawn;
    private final int[] rootOf;
    private final Map<Integer, List<Integer>> members = new HashMap<>();

    /**
     * Groups nodes.
     *
     * @param nodes all nodes
     * @param words what they compute
     * @param drawn those that are drawn, with all that they read
     * @param outputs those among them that are outputs
     */
    NodeGroups(List<Node> nodes, NodeWords words, BitSet drawn, BitSet outputs) {
        this.nodes = nodes;
        this.words = words;
        this.drawn = drawn;
        rootOf = new int[nodes.size()];
        int[] together = new int[nodes.size()];
        List<Set<Integer>> readers = readers();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            rootOf[i] = i;
            if (!drawn.get(i) || outputs.get(i) || words.isLeaf(i) || words.isConstant(i)) {
                continue;
            }
            int root = commonRoot(readers.get(i));
            boolean step = !words.isPart(i);
            if (root >= 0 && (step || (isMentionedOnce(i, readers.get(i)) && together[root] < MOST_TOGETHER))) {
                rootOf[i] = root;
                together[root] += step ? 0 : 1;
            }
        }
        drawn.stream()
                .forEach(node -> members.computeIfAbsent(rootOf[node], root -> new ArrayList<>())
                        .add(node));
    }

    private List<Set<Integer>> readers() {
        List<Set<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            readers.add(new LinkedHashSet<>());
            if (drawn.get(i)) {
                for (int input : nodes.get(i).inputs()) {
                    readers.get(input).add(i);
                }
            }
        }
        return readers;
    }

    /** The one group in which all readers are; -1 if there are several. */
    private int commonRoot(Set<Integer> readers) {
        int root = -1;
        for (int reader : readers) {
            if (root >= 0 && rootOf[reader] != root) {
                return -1;
            }
            root = rootOf[reader];
        }
        return root;
    }

    /** Whether it has no state, and its text would stand in that of its reader once. */
    private boolean isMentionedOnce(int node, Set<Integer> readers) {
        return nodes.get(node).op().isPure() && readers.size() == 1;
    }

    boolean isRoot(int node) {
        return drawn.get(node) && rootOf[node] == node;
    }

    /** Whether a node stands in the text of the group that reads it. */
    boolean isWrittenOut(int node) {
        return rootOf[node] != node;
    }

    /** The nodes of a group, its root last. */
    List<Integer> members(int root) {
        return members.getOrDefault(root, List.of());
    }

    /** The roots of the groups that a group reads, in the order in which it reads them. */
    List<Integer> inputs(int root) {
        Set<Integer> inputs = new LinkedHashSet<>();
        for (int member : members(root)) {
            for (int input : nodes.get(member).inputs()) {
                if (!words.isConstant(input) && rootOf[input] != root) {
                    inputs.add(rootOf[input]);
                }
            }
        }
        return List.copyOf(inputs);
    }
}
