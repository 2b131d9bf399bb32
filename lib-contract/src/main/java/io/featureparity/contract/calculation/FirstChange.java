// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/** The value of a change from one bar to the next if the earlier bar is missing. */
public enum FirstChange {
    /**
     * Clauses C3 and C6: zero, and the averages take it in. The true range (C4) leaves out the terms that need the
     * earlier bar.
     */
    ZERO,
    /**
     * Section F: absent. In the ATR, the true range is absent too if the close before it is absent. In the ADX, only
     * the movements are absent; its true range is that of C4.
     */
    ABSENT
}
