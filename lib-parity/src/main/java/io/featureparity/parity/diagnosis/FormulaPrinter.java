// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.FormulaNode.Operation;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.contract.json.ShortestDecimal;
import java.util.List;

/** Writes a tree as a formula's text, which reads as the same tree. */
final class FormulaPrinter {

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int SUM = 3;
    private static final int PRODUCT = 4;
    private static final int SIGN = 5;
    private static final int ATOM = 6;

    private FormulaPrinter() {}

    static String print(FormulaNode tree) {
        StringBuilder out = new StringBuilder();
        write(tree, 0, out);
        return out.toString();
    }

    private static void write(FormulaNode tree, int least, StringBuilder out) {
        if (tree instanceof FormulaNode.Constant constant) {
            number(constant.value(), least, out);
        } else if (tree instanceof FormulaNode.Column column) {
            out.append(Derived.plainName(column.name()));
        } else if (tree instanceof FormulaNode.Reference reference) {
            out.append(reference.name());
        } else {
            operation((Operation) tree, least, out);
        }
    }

    private static void number(double value, int least, StringBuilder out) {
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        if (negative && least > SIGN) {
            out.append('(');
        }
        out.append(text(value));
        if (negative && least > SIGN) {
            out.append(')');
        }
    }

    /** A number as the language writes it: whole ones without a point. */
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15 && !(value == 0 && 1 / value < 0)) {
            return Long.toString((long) value);
        }
        return ShortestDecimal.of(value);
    }

    private static void operation(Operation operation, int least, StringBuilder out) {
        FormulaFunction function = operation.function();
        int strength = strength(function, operation.series().size());
        boolean brackets = strength < least;
        out.append(brackets ? "(" : "");
        if (!function.isOperator()) {
            call(operation, out);
        } else if (operation.series().size() == 1) {
            out.append(function.written());
            write(operation.series().get(0), SIGN, out);
        } else {
            // To the left: the same strength needs no brackets there. Comparisons do not chain.
            boolean comparison = strength == 0;
            write(operation.series().get(0), comparison ? OR : strength, out);
            out.append(' ').append(function.written()).append(' ');
            write(operation.series().get(1), strength + 1, out);
        }
        out.append(brackets ? ")" : "");
    }

    private static int strength(FormulaFunction function, int parts) {
        if (!function.isOperator()) {
            return ATOM;
        }
        if (parts == 1) {
            return SIGN;
        }
        return switch (function) {
            case MULTIPLY, DIVIDE -> PRODUCT;
            case ADD, SUBTRACT -> SUM;
            case AND -> AND;
            case OR -> OR;
            default -> 0;
        };
    }

    private static void call(Operation operation, StringBuilder out) {
        FormulaFunction function = operation.function();
        out.append(function.written()).append('(');
        List<FormulaNode> series = operation.series();
        for (int i = 0; i < series.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            write(series.get(i), 0, out);
        }
        parameters(operation, out);
        out.append(')');
    }

    private static void parameters(Operation operation, StringBuilder out) {
        var values = operation.parameters().values();
        double n = values.getOrDefault(Parameter.N, Double.NaN);
        values.forEach((parameter, value) -> {
            switch (parameter) {
                case N, LO, HI -> out.append(", ").append(text(value));
                case K -> out.append(value == 1 ? "" : ", " + text(value));
                case COM -> out.append(", ").append(weight(value));
                case MIN_PERIODS -> named(out, parameter, text(value), value != (Double.isNaN(n) ? 0 : n));
                case LIMIT -> named(out, parameter, text(value), !Double.isInfinite(value));
                case DDOF -> named(out, parameter, text(value), value != 1);
                case ADJUST -> named(out, parameter, "False", value == 0);
                case IGNORE_NA, BIAS -> named(out, parameter, "True", value == 1);
                case ALPHA, SPAN -> {} // the centre of mass stands beside them, and says the same
            }
        });
    }

    private static void named(StringBuilder out, Parameter parameter, String value, boolean said) {
        if (said) {
            out.append(", ").append(parameter.written()).append('=').append(value);
        }
    }

    /** Wilder's weight and a span as people write them. */
    private static String weight(double com) {
        int n = (int) Math.rint(com + 1);
        if (n >= 1 && Double.compare(Trees.wilderCom(n), com) == 0) {
            return "alpha=1/" + n;
        }
        int span = (int) Math.rint(2 * com + 1);
        if (span >= 1 && Double.compare(Trees.spanCom(span), com) == 0) {
            return "span=" + span;
        }
        return "com=" + text(com);
    }
}
