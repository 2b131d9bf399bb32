// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.state.StateLayout;
import java.util.Arrays;
import java.util.List;

/** Where the nodes of a program have their state: the first place of each, and its ring, counted from the end. */
final class Places {

    private static final int MOST_COUNTED = 10_000;

    private final StateLayout layout;
    private final int[] at;
    private final int[] ringFromEnd;

    Places(List<Node> nodes, StateLayout layout) {
        this.layout = layout;
        at = new int[nodes.size()];
        ringFromEnd = new int[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            place(nodes.get(i), i);
        }
    }

    int at(int node) {
        return at[node];
    }

    /** Where the node's ring begins in a state of some length. */
    int ring(int node, int stateLength) {
        return stateLength - ringFromEnd[node];
    }

    /** Where the rings begin in a state of some length; all before them are fields. */
    int fields(int stateLength) {
        return stateLength - Arrays.stream(ringFromEnd).max().orElse(0);
    }

    /** How many doubles of state a node takes. */
    static int doubles(Node node) {
        return switch (node.op()) {
            case LAG_ONE, ROLLING_COUNT, CUMMAX, CUMMIN, DAY_BEGINS, DAY_MAX, DAY_MIN, DAY_FIRST, DAY_COUNT -> 1;
            case FFILL, CUMSUM, DAY_SUM -> 2;
            case EWM_FIXED, EWM_ADJUSTED -> 3;
            case MOMENTS -> 5;
            case EWM_MOMENTS -> 6;
            case SUMS -> 7;
            case LAG, ROLLING_MEDIAN -> 1 + node.length();
            case ROLLING_MIN, ROLLING_MAX -> 3 + node.length();
            default -> 0;
        };
    }

    private void place(Node node, int index) {
        switch (node.op()) {
            case LAG_ONE, CUMMAX, CUMMIN, DAY_BEGINS, DAY_MAX, DAY_MIN, DAY_FIRST ->
                at[index] = layout.number(Double.NaN);
            case LAG -> {
                at[index] = layout.count(node.length() - 1);
                ringFromEnd[index] = layout.ring(at[index], node.length());
            }
            case FFILL -> {
                at[index] = layout.number(Double.NaN);
                layout.count(StateLayout.ANY_COUNT);
            }
            case SUMS -> {
                at[index] = layout.numbers(0, 3);
                layout.count(node.length());
                layout.count(node.length());
                layout.number(Double.NaN);
                layout.count(StateLayout.ANY_COUNT);
            }
            case MOMENTS -> {
                at[index] = layout.numbers(0, 4);
                layout.count(node.length());
            }
            case ROLLING_COUNT -> at[index] = layout.count(node.length());
            case ROLLING_MIN, ROLLING_MAX -> {
                at[index] = layout.count(node.length() - 1);
                layout.count(node.length());
                layout.count(node.length());
                ringFromEnd[index] = layout.block(node.length());
            }
            case ROLLING_MEDIAN -> {
                at[index] = layout.count(node.length());
                ringFromEnd[index] = layout.block(node.length());
            }
            case EWM_FIXED, EWM_ADJUSTED -> {
                at[index] = layout.number(Double.NaN);
                layout.number(1);
                layout.count(MOST_COUNTED);
            }
            case EWM_MOMENTS -> {
                at[index] = layout.number(Double.NaN);
                layout.number(0);
                layout.numbers(1, 3);
                layout.count(MOST_COUNTED);
            }
            case CUMSUM -> {
                at[index] = layout.number(0);
                layout.count(1);
            }
            case DAY_SUM -> at[index] = layout.numbers(0, 2);
            case DAY_COUNT -> at[index] = layout.count(StateLayout.ANY_COUNT);
            default -> {}
        }
    }
}
