// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

/** What is asked of the times of a table. */
public enum TimeOrder {
    /** Each is after the one before it. */
    FORWARD,
    /** Whoever reads them sees to it. */
    ANY
}
