// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/** Which columns a calculation reads. */
public enum Inputs {
    /** None: it comes from the agent or its clock. */
    NONE,
    /** Any one column, a price or a macro column. */
    ONE_COLUMN,
    /** The high, the low and the close, in this order. */
    HIGH_LOW_CLOSE,
    /** The columns that its formula names; the contract does not list them a second time. */
    FROM_FORMULA
}
