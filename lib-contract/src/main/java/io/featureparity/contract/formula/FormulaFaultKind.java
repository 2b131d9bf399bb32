// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import io.featureparity.contract.error.ErrorCode;
import java.util.Locale;

/** Clause G6: the kinds of faults of formulas. */
public enum FormulaFaultKind {
    /** The text is not a formula (G1). The rest of it is not read. */
    SYNTAX(ErrorCode.FORMULA_SYNTAX),
    /** The text or the contract is larger than G5 allows. The rest of it is not read. */
    LIMIT(ErrorCode.FORMULA_LIMIT),
    /** A name stands for nothing, or for two things (G2). */
    NAME(ErrorCode.FORMULA_NAME),
    /** A number stands where a mask is needed, or a mask where a number is needed (G4). */
    TYPE(ErrorCode.FORMULA_TYPE),
    /** A function is called with other arguments than it takes (G6). */
    ARGUMENTS(ErrorCode.FORMULA_ARGUMENTS),
    /** A parameter is not a constant, or is outside of its range (G6). */
    PARAMETER(ErrorCode.FORMULA_PARAMETER),
    /** A definition uses itself (G2). */
    CYCLE(ErrorCode.FORMULA_CYCLE);

    private final ErrorCode code;

    FormulaFaultKind(ErrorCode code) {
        this.code = code;
    }

    /** {@return the code of errors of this kind} */
    public ErrorCode code() {
        return code;
    }

    /** {@return the kind as the clauses write it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
