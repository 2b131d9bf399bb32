// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.Arrays;

/**
 * The places of the scratch array for what compiled methods hand over to later ones. All other values are local variables,
 * so that the array stays small: each engine has one.
 */
final class HandedOver {

    private final int[] at;
    private int length;
    private final int readAheadAt;

    /**
     * Gives out the places.
     *
     * @param program the program
     * @param methods which method computes each node
     */
    HandedOver(Program program, int[] methods) {
        at = new int[methods.length];
        Arrays.fill(at, -1);
        for (int i = 0; i < at.length; i++) {
            int method = methods[i];
            Op op = program.nodes().get(i).op();
            boolean readLater = program.readers(i).stream().anyMatch(reader -> methods[reader] != method);
            if (op == Op.SESSION_DAY || (!op.isReadAnywhere() && op.gives() != Op.Gives.STATE && readLater)) {
                at[i] = length;
                length++;
            }
        }
        readAheadAt = length;
        length++;
    }

    /** The place of a node's value; -1 if it has none. */
    int at(int node) {
        return at[node];
    }

    /** The place where reading ahead leaves what means nothing. */
    int readAheadAt() {
        return readAheadAt;
    }

    int length() {
        return length;
    }
}
