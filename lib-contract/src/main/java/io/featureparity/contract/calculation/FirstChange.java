// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/** The value of a change from one bar to the next if the earlier bar is missing. */
public enum FirstChange {
    /** Clauses C3 and C6: zero, and it feeds the averages; in C4 the terms that need it are left out. */
    ZERO,
    /**
     * Section F: absent. In the ATR, so is the true range of a bar whose earlier close is; in the ADX this concerns the
     * movements alone, and its true range is that of C4.
     */
    ABSENT
}
