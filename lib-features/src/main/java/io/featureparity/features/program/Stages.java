// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which the nodes of a program are computed over a block of rows: in each stage first those that a loop
 * over a column computes, then those with a state, row by row.
 */
final class Stages {

    /**
     * Nodes that need nothing of a later stage.
     *
     * @param columns those that are computed a whole column at a time
     * @param loops those that are computed row by row, in one loop or more, in their order
     */
    record Stage(List<Integer> columns, List<List<Integer>> loops) {}

    /**
     * How many nodes stand in one loop. Side by side the processor computes one while another waits for its value of the
     * row before; too many are more than the JIT inlines.
     */
    private static final int NODES_OF_A_LOOP = 16;

    private Stages() {}

    static List<Stage> of(Program program) {
        List<Node> nodes = program.nodes();
        int[] levels = new int[nodes.size()];
        boolean[] ofRows = ofRows(nodes);
        List<List<Integer>> columns = new ArrayList<>();
        List<List<Integer>> rows = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            for (int input : nodes.get(i).inputs()) {
                int behind = ofRows[input] && !ofRows[i] ? 1 : 0;
                levels[i] = Math.max(levels[i], levels[input] + behind);
            }
            while (columns.size() <= levels[i]) {
                columns.add(new ArrayList<>());
                rows.add(new ArrayList<>());
            }
            if (ofRows[i]) {
                rows.get(levels[i]).add(i);
            } else if (!nodes.get(i).op().isReadAnywhere() && program.isRead(i)) {
                columns.get(levels[i]).add(i);
            }
        }
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            stages.add(new Stage(columns.get(i), loops(nodes, families(nodes, rows.get(i)))));
        }
        return stages;
    }

    private static List<List<Integer>> loops(List<Node> nodes, List<Integer> rows) {
        List<List<Integer>> loops = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            Op first = nodes.get(rows.get(from)).op();
            int to = from + 1;
            while (to < rows.size() && staysInLoop(nodes.get(rows.get(to)).op(), first, to - from)) {
                to++;
            }
            loops.add(sideBySide(nodes, rows.subList(from, to)));
            from = to;
        }
        return loops;
    }

    private static boolean staysInLoop(Op op, Op first, int length) {
        return readsStateOfItsFirstInput(op) || (op == first && length < NODES_OF_A_LOOP);
    }

    /** Orders nodes so that those stand together that do the same and do not wait for one another at the same row. */
    static List<Integer> sideBySide(List<Node> nodes, List<Integer> rows) {
        Map<Integer, Integer> depths = new HashMap<>();
        for (int index : rows) {
            int depth = 0;
            for (int input : nodes.get(index).inputs()) {
                depth = Math.max(depth, 1 + depths.getOrDefault(input, -1));
            }
            depths.put(index, depth);
        }
        List<Integer> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.<Integer>comparingInt(depths::get)
                .thenComparing(index -> nodes.get(index).op()));
        return ordered;
    }

    /** Puts each node that reads another's state behind it: a loop of its own would find the state of the last row. */
    private static List<Integer> families(List<Node> nodes, List<Integer> rows) {
        Map<Integer, List<Integer>> readers = new HashMap<>();
        for (int row : rows) {
            if (readsStateOfItsFirstInput(nodes.get(row).op())) {
                readers.computeIfAbsent(nodes.get(row).input(0), key -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Integer> ordered = new ArrayList<>();
        for (int row : sideBySide(nodes, rows)) {
            if (!readsStateOfItsFirstInput(nodes.get(row).op())) {
                addFamily(row, readers, ordered);
            }
        }
        return ordered;
    }

    private static void addFamily(int row, Map<Integer, List<Integer>> readers, List<Integer> ordered) {
        ordered.add(row);
        for (int reader : readers.getOrDefault(row, List.of())) {
            addFamily(reader, readers, ordered); // as deep as a variance of moments of a lag
        }
    }

    /** Whether a node must be computed in the same loop as its first input. */
    static boolean readsStateOfItsFirstInput(Op op) {
        return op.arguments().indexOf('P') >= 0;
    }

    /** Which nodes wait for their own row before. A lag is one of them if its ring is read at every row. */
    private static boolean[] ofRows(List<Node> nodes) {
        boolean[] ofRows = new boolean[nodes.size()];
        for (int i = 0; i < ofRows.length; i++) {
            Op op = nodes.get(i).op();
            ofRows[i] = op.arguments().indexOf('s') >= 0 && op != Op.LAG && op != Op.LAG_ONE;
            if (readsStateOfItsFirstInput(op)) {
                ofRows[nodes.get(i).input(0)] = true;
            }
        }
        return ofRows;
    }
}
