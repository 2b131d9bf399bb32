// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/** What a change from one bar to the next is worth where the earlier bar is not there. */
public enum FirstChange {
    /** Clauses C3 and C6: zero, and it feeds the averages; in C4 the terms that need it are left out. */
    ZERO,
    /** Section F: absent. */
    ABSENT
}
