// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

/** The states of a breaker. */
public enum BreakerState {
    /** All calls go through. */
    CLOSED,

    /** It has rested, and lets a few calls through to see whether they succeed. */
    HALF_OPEN,

    /** No call goes through. */
    OPEN
}
