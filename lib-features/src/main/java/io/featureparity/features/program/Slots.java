// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Says which nodes of a block can share a column, one after the other: few columns stay near the processor. */
final class Slots {

    private Slots() {}

    /** Gives a slot for each node; leaves need none, since they are there before. */
    static int[] of(Program program, List<Stages.Stage> stages) {
        List<Node> nodes = program.nodes();
        int[] uses = new int[nodes.size()]; // how many readers are still to come
        for (Node node : nodes) {
            node.inputs().forEach(input -> uses[input]++);
        }
        for (int output = 0; output < program.outputCount(); output++) {
            uses[program.output(output)]++; // read at the end
        }
        int[] slots = new int[nodes.size()];
        Deque<Integer> free = new ArrayDeque<>();
        int made = 0;
        for (Stages.Stage stage : stages) {
            for (List<Integer> part : parts(stage)) {
                for (int index : part) {
                    slots[index] = free.isEmpty() ? made++ : free.pop();
                    for (int input : nodes.get(index).inputs()) {
                        uses[input]--;
                        if (uses[input] == 0 && !nodes.get(input).op().isReadAnywhere()) {
                            free.push(slots[input]);
                        }
                    }
                }
            }
        }
        return slots;
    }

    private static List<List<Integer>> parts(Stages.Stage stage) {
        List<List<Integer>> parts = new ArrayList<>();
        parts.add(stage.columns());
        parts.addAll(stage.loops());
        return parts;
    }
}
