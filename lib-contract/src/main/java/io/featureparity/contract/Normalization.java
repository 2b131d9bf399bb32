// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

/** How a raw value is changed before it goes into an observation. */
public enum Normalization {
    /** Clause D1: minus the mean, divided by the deviation, clipped; for market features. */
    Z_SCORE,
    /** Clause D1: minus the minimum, divided by the maximum minus the minimum, clipped; for market features. */
    MIN_MAX,
    /** Clauses D1 to D3: clipped only; for state features, and for market features that need no scaling. */
    NONE
}
