// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

/** How a step of a {@link Refresh} ended. */
public enum Round {
    /** Another job leads. This one takes over when that one is gone. */
    FOLLOWING,

    /** Bars were taken, and more are there. */
    WORKING,

    /** All closed bars that were there are taken. */
    CAUGHT_UP,

    /** A store failed. The next step goes on from the stored state. */
    INTERRUPTED
}
