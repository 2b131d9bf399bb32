// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

/** Clause G4: what a part of a formula is. */
public enum FormulaType {
    /** A double; NaN is absent. */
    NUMBER("a number"),
    /** True or false, never absent. */
    MASK("a mask");

    private final String words;

    FormulaType(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
