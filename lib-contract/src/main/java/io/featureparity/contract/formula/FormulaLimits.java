// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

/** Clause G5: how large a formula may be. */
public final class FormulaLimits {

    /** How many characters a text may have. */
    public static final int LONGEST_TEXT = 2_000;

    /** How many parentheses may be open at once. */
    public static final int MOST_PARENTHESES = 64;

    /** How deep operations may be nested. */
    public static final int DEEPEST_TREE = 64;

    /** How many operations, names and numbers a text may have. */
    public static final int MOST_NODES = 500;

    private FormulaLimits() {}
}
