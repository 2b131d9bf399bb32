// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.outcome;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.parity.diagnosis.column.Trees;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a value at the end, if it is a factor or an offset.
 *
 * @param kind what is done
 * @param a the factor or the divisor
 * @param b the offset or what is taken away
 * @param first what was done before; null if nothing was
 */
public record Linear(
        Kind kind, double a, double b, @Nullable Linear first) {

    /** With so many digits people write numbers. */
    private static final int WRITTEN = 4;

    public static final Linear SAME = new Linear(Kind.SAME, 1, 0);

    /** In which order things are done; two orders need not give the same bits. */
    public enum Kind {
        SAME,
        TIMES,
        OVER,
        PLUS,
        SCORE,
        LINE
    }

    private Linear(Kind kind, double a, double b) {
        this(kind, a, b, null);
    }

    public static Linear times(double factor) {
        return new Linear(Kind.TIMES, factor, 0);
    }

    public static Linear over(double divisor) {
        return new Linear(Kind.OVER, divisor, 0);
    }

    static Linear plus(double offset) {
        return new Linear(Kind.PLUS, 1, offset);
    }

    public static Linear score(double mean, double std) {
        return new Linear(Kind.SCORE, std, mean);
    }

    public static Linear line(double factor, double offset) {
        return new Linear(Kind.LINE, factor, offset);
    }

    /** The same behind another one. */
    Linear after(Linear other) {
        return new Linear(kind, a, b, other);
    }

    /** What is done last. */
    public Linear last() {
        return new Linear(kind, a, b);
    }

    /** Whether it has a number that nobody would have written. */
    public boolean isFitted() {
        boolean its =
                kind != Kind.SAME && (Numbers.significant(a, WRITTEN) != a || Numbers.significant(b, WRITTEN) != b);
        return its || (first != null && first.isFitted());
    }

    public double apply(double value) {
        double x = first == null ? value : first.apply(value);
        return switch (kind) {
            case SAME -> x;
            case TIMES -> x * a;
            case OVER -> x / a;
            case PLUS -> x + b;
            case SCORE -> (x - b) / a;
            case LINE -> x * a + b;
        };
    }

    public double inverse(double y) {
        double x = inverseOfLast(y);
        return first == null ? x : first.inverse(x);
    }

    private double inverseOfLast(double y) {
        return switch (kind) {
            case SAME -> y;
            case TIMES -> y / a;
            case OVER -> y * a;
            case PLUS -> y - b;
            case SCORE -> y * a + b;
            case LINE -> (y - b) / a;
        };
    }

    FormulaNode of(FormulaNode value) {
        FormulaNode x = first == null ? value : first.of(value);
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
