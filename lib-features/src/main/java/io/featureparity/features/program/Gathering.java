// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Moves into a loop of weighted means what they alone read: in such a loop it costs a few instructions of a row, where a column
 * of its own is written and read again. Divisions, roots and the like stay columns, which the JIT turns into vectors.
 */
final class Gathering {

    /** So many nodes stand in a loop that the JIT still compiles it well. */
    private static final int NODES_OF_A_LOOP = 64;

    private Gathering() {}

    static List<Stages.Stage> of(Program program, List<Stages.Stage> stages) {
        return stages.stream().map(stage -> gathered(program, stage)).toList();
    }

    private static Stages.Stage gathered(Program program, Stages.Stage stage) {
        List<Integer> columns = new ArrayList<>(stage.columns());
        List<List<Integer>> loops = new ArrayList<>();
        for (List<Integer> loop : stage.loops()) {
            loops.add(isOfMeans(program, loop) ? gathered(program, columns, loop) : loop);
        }
        return new Stages.Stage(List.copyOf(columns), loops);
    }

    static boolean isOfMeans(Program program, List<Integer> loop) {
        return loop.stream().anyMatch(node -> program.nodes().get(node).op() == Op.EWM_FIXED);
    }

    /** From the last node on: whoever reads a node stands behind it. */
    private static List<Integer> gathered(Program program, List<Integer> columns, List<Integer> loop) {
        Set<Integer> all = new TreeSet<>(loop);
        for (int node : columns.stream().sorted(Collections.reverseOrder()).toList()) {
            if (all.size() < NODES_OF_A_LOOP
                    && isCheap(program.nodes().get(node).op())
                    && isReadInside(program, node, all)) {
                all.add(node);
            }
        }
        columns.removeAll(all);
        return Stages.sideBySide(program.nodes(), List.copyOf(all));
    }

    /** Whether none but some nodes read a node. */
    static boolean isReadInside(Program program, int node, Set<Integer> readers) {
        return !program.isOutput(node) && readers.containsAll(program.readers(node));
    }

    private static boolean isCheap(Op op) {
        return switch (op) {
            case DIVIDE, SQRT, LOG, EXP, DEVIATION, MINUTE_OF_DAY, DAY_OF_WEEK, DAY, LAG -> false;
            default -> true;
        };
    }
}
