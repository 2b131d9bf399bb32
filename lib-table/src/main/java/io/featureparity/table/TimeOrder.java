// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

/** The order that the times of a table must have. */
public enum TimeOrder {
    /** Each time is after the one before it. */
    FORWARD,
    /** Any order is accepted; the caller is responsible for it. */
    ANY
}
