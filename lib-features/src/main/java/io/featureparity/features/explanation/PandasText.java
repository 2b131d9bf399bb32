// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.FormulaWriter;
import org.jspecify.annotations.Nullable;

/**
 * A piece of Python.
 *
 * @param code its text
 * @param strength how strongly it holds together
 * @param number its value if it is a number, and no column; else null
 */
record PandasText(String code, Strength strength, @Nullable Double number) {

    /** Python's operators, the weakest first. */
    enum Strength {
        COMPARISON,
        OR,
        AND,
        SUM,
        PRODUCT,
        SIGN,
        /** A name, a call, a literal without a sign. */
        WHOLE
    }

    static PandasText of(String code) {
        return new PandasText(code, Strength.WHOLE, null);
    }

    static PandasText of(String code, Strength strength) {
        return new PandasText(code, strength, null);
    }

    /** A number as Python writes it. */
    static PandasText of(double value) {
        String code = literal(value);
        return new PandasText(code, code.startsWith("-") ? Strength.SIGN : Strength.WHOLE, value);
    }

    /** A number as Python writes it. Its whole numbers have no zero with a sign. */
    static String literal(double value) {
        if (Double.isNaN(value)) {
            return "np.nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "np.inf" : "-np.inf";
        }
        return value == 0 && 1 / value < 0 ? "-0.0" : FormulaWriter.write(new FormulaNode.Constant(value));
    }

    /** The code where it must hold together more strongly than this. */
    String above(Strength weaker) {
        return strength.compareTo(weaker) > 0 ? code : "(" + code + ")";
    }

    /** The code where it must hold together at least so strongly. */
    String within(Strength atLeast) {
        return strength.compareTo(atLeast) >= 0 ? code : "(" + code + ")";
    }
}
