// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.Arrays;
import java.util.List;

/**
 * The places of the scratch array for what compiled methods hand over to later ones. All other values are local variables,
 * so that the array stays small: each engine has one.
 */
final class HandedOver {

    private final int[] at;
    private int length;

    HandedOver(Program program, int nodesOfAMethod) {
        List<Node> nodes = program.nodes();
        at = new int[nodes.size()];
        Arrays.fill(at, -1);
        for (int i = 0; i < at.length; i++) {
            int end = (i / nodesOfAMethod + 1) * nodesOfAMethod;
            Op op = nodes.get(i).op();
            if (op == Op.SESSION_DAY || (!op.isReadAnywhere() && program.lastUse(i) >= end)) {
                at[i] = length;
                length++;
            }
        }
    }

    /** The place of a node's value; -1 if it has none. */
    int at(int node) {
        return at[node];
    }

    int length() {
        return length;
    }
}
