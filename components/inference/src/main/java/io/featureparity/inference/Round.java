// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

/** How a step of an {@link Inference} ended. */
public enum Round {
    /** There is more to do at once. */
    WORKING,

    /** There is a bar whose features the stores do not have yet. */
    WAITING,

    /** Nothing is left to do until the next bar comes. */
    CAUGHT_UP,

    /** A store has failed; the next step tries again. */
    INTERRUPTED
}
