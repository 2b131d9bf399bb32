// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

/** The position that a decision wants the agent to have. */
public enum Action {
    /** A bought position. */
    LONG(1),

    /** No position. */
    FLAT(0),

    /** A sold position. */
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
