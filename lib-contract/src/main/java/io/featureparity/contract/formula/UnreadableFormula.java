// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

/** A fault that ends its text: nothing behind it can be read. */
final class UnreadableFormula extends Exception {

    private static final long serialVersionUID = 1L;

    private final FormulaFaultKind kind;
    private final int offset;
    private final String rule;
    private final String found;

    UnreadableFormula(FormulaFaultKind kind, int offset, String rule, String found) {
        super(rule, null, false, false);
        this.kind = kind;
        this.offset = offset;
        this.rule = rule;
        this.found = found;
    }

    static UnreadableFormula syntax(int offset, String rule, String found) {
        return new UnreadableFormula(FormulaFaultKind.SYNTAX, offset, rule, found);
    }

    static UnreadableFormula limit(int offset, String rule, String found) {
        return new UnreadableFormula(FormulaFaultKind.LIMIT, offset, rule, found);
    }

    FormulaFault in(FormulaText source) {
        return new FormulaFault(kind, source, offset, rule, found);
    }
}
