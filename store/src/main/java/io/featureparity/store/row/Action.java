// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

/** What a decision is: the position that the agent wants to have. */
public enum Action {
    /** To have bought. */
    LONG,

    /** To have nothing. */
    FLAT,

    /** To have sold. */
    SHORT
}
