// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

/** What a decision is: the position that the agent wants to have. */
public enum Action {
    /** To have bought. */
    LONG(1),

    /** To have nothing. */
    FLAT(0),

    /** To have sold. */
    SHORT(-1);

    private final int position;

    Action(int position) {
        this.position = position;
    }

    /** {@return the agent's position after this action, as the next observation has it: 1, 0 or -1} */
    public int position() {
        return position;
    }
}
