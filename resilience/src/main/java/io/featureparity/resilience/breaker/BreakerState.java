// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

/** The states of a breaker. */
public enum BreakerState {
    /** All goes through. */
    CLOSED,

    /** It has rested, and looks whether a few succeed. */
    HALF_OPEN,

    /** Nothing goes through. */
    OPEN
}
