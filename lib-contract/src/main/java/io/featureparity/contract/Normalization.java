// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

/** How a raw value is changed before it goes into an observation. */
public enum Normalization {
    /** Clause D1: less the mean, divided by the deviation, clipped; for market features. */
    Z_SCORE,
    /** Clause D1: less the minimum, divided by the distance to the maximum, clipped; for market features. */
    MIN_MAX,
    /** Clauses D1 to D3: nothing but the clip; for state features, and for market features that are inputs as they are. */
    NONE
}
