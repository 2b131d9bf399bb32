// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

/** How a raw value is changed before it goes into an observation. */
public enum Normalization {
    /** Clause D1: less the mean, divided by the deviation, clipped; for market features. */
    Z_SCORE,
    /** Clauses D2 and D3: nothing but the clip; for state features. */
    NONE
}
