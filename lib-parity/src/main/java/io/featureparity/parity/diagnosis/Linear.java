// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNode;

/**
 * What is done to a value at the end, if it is a factor or an offset.
 *
 * @param kind what
 * @param a the factor or the divisor
 * @param b the offset or what is taken away
 */
record Linear(Kind kind, double a, double b) {

    /** With so many digits people write numbers. */
    private static final int WRITTEN = 4;

    static final Linear SAME = new Linear(Kind.SAME, 1, 0);

    /** In which order things are done; two orders need not give the same bits. */
    enum Kind {
        SAME,
        TIMES,
        OVER,
        PLUS,
        SCORE,
        LINE
    }

    static Linear times(double factor) {
        return new Linear(Kind.TIMES, factor, 0);
    }

    static Linear over(double divisor) {
        return new Linear(Kind.OVER, divisor, 0);
    }

    static Linear plus(double offset) {
        return new Linear(Kind.PLUS, 1, offset);
    }

    static Linear score(double mean, double std) {
        return new Linear(Kind.SCORE, std, mean);
    }

    static Linear line(double factor, double offset) {
        return new Linear(Kind.LINE, factor, offset);
    }

    /** Whether it has a number that nobody would have written. */
    boolean isFitted() {
        return kind != Kind.SAME && (Numbers.significant(a, WRITTEN) != a || Numbers.significant(b, WRITTEN) != b);
    }

    double apply(double x) {
        return switch (kind) {
            case SAME -> x;
            case TIMES -> x * a;
            case OVER -> x / a;
            case PLUS -> x + b;
            case SCORE -> (x - b) / a;
            case LINE -> x * a + b;
        };
    }

    double inverse(double y) {
        return switch (kind) {
            case SAME -> y;
            case TIMES -> y / a;
            case OVER -> y * a;
            case PLUS -> y - b;
            case SCORE -> y * a + b;
            case LINE -> (y - b) / a;
        };
    }

    FormulaNode of(FormulaNode x) {
        return switch (kind) {
            case SAME -> x;
            case TIMES -> Trees.call(FormulaFunction.MULTIPLY, x, Trees.number(a));
            case OVER -> Trees.call(FormulaFunction.DIVIDE, x, Trees.number(a));
            case PLUS -> Trees.call(FormulaFunction.ADD, x, Trees.number(b));
            case SCORE ->
                a == -1
                        ? Trees.call(FormulaFunction.SUBTRACT, Trees.number(b), x)
                        : Trees.call(
                                FormulaFunction.DIVIDE,
                                Trees.call(FormulaFunction.SUBTRACT, x, Trees.number(b)),
                                Trees.number(a));
            case LINE ->
                Trees.call(
                        FormulaFunction.ADD, Trees.call(FormulaFunction.MULTIPLY, x, Trees.number(a)), Trees.number(b));
        };
    }
}
