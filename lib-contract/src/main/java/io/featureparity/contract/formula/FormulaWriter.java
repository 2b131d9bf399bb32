// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import io.featureparity.contract.json.ShortestDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes trees as formulas. What is written reads back as the same tree. */
public final class FormulaWriter {

    /** Whole numbers up to here are written without a point or an exponent. */
    private static final double LONGEST_WHOLE = 1e15;

    private static final int SHORT = 6;

    private final Function<? super FormulaNode, Optional<String>> names;

    private FormulaWriter(Function<? super FormulaNode, Optional<String>> names) {
        this.names = names;
    }

    /**
     * Writes a tree; a definition is written as its name.
     *
     * @param root the tree
     * @return its text
     */
    public static String write(FormulaNode root) {
        return write(root, part -> Optional.empty());
    }

    /**
     * Writes a tree, with names in place of some of its parts.
     *
     * @param root the tree
     * @param names gives a name that stands for a whole part; it is not asked about the root
     * @return its text
     */
    public static String write(FormulaNode root, Function<? super FormulaNode, Optional<String>> names) {
        return new FormulaWriter(names).text(root);
    }

    /**
     * Writes a number as people write it in a formula: 1/9 and not its decimals.
     *
     * @param value the number, finite
     * @return an expression with this value
     */
    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < LONGEST_WHOLE) {
            long whole = (long) value;
            return whole == 0 && 1 / value < 0 ? "-0" : Long.toString(whole);
        }
        String decimal = ShortestDecimal.of(value);
        double parts = Math.rint(1 / value);
        return decimal.length() > SHORT && parts > 0 && 1 / parts == value ? "1/" + number(parts) : decimal;
    }

    private String text(FormulaNode node) {
        if (node instanceof FormulaNode.Constant constant) {
            return constant(constant.value());
        }
        if (node instanceof FormulaNode.Column column) {
            return column.name();
        }
        if (node instanceof FormulaNode.Reference reference) {
            return reference.name();
        }
        FormulaNode.Operation operation = (FormulaNode.Operation) node;
        FormulaFunction function = operation.function();
        List<FormulaNode> series = operation.series();
        if (!function.isOperator()) {
            return call(operation);
        }
        int strength = strength(function);
        if (series.size() == 1) {
            return function.written() + part(series.get(0), strength);
        }
        boolean comparison = strength == strength(FormulaFunction.LESS);
        return part(series.get(0), comparison ? strength + 1 : strength) + " " + function.written() + " "
                + part(series.get(1), strength + 1);
    }

    private static String constant(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        String whole = number(value);
        return whole.indexOf('/') < 0 ? whole : ShortestDecimal.of(value);
    }

    /** A part, in parentheses where it holds together less strongly than what stands around it. */
    private String part(FormulaNode node, int atLeast) {
        Optional<String> name = names.apply(node);
        if (name.isPresent()) {
            return name.get();
        }
        boolean loose = node instanceof FormulaNode.Operation operation
                && operation.function().isOperator()
                && strength(operation.function()) < atLeast;
        return loose ? "(" + text(node) + ")" : text(node);
    }

    private static int strength(FormulaFunction function) {
        return switch (function) {
            case NEGATE, NOT -> 6;
            case MULTIPLY, DIVIDE -> 5;
            case ADD, SUBTRACT -> 4;
            case AND -> 3;
            case OR -> 2;
            default -> 1;
        };
    }

    private String call(FormulaNode.Operation operation) {
        List<String> arguments = new ArrayList<>();
        operation.series().forEach(part -> arguments.add(part(part, 0)));
        FormulaFunction function = operation.function();
        Parameters given = operation.parameters();
        function.positional().stream()
                .filter(parameter -> !given.isDefault(function, parameter))
                .forEach(parameter -> arguments.add(value(given, parameter)));
        for (Parameter parameter : given.values().keySet()) {
            boolean byName = !function.positional().contains(parameter);
            if (byName && !given.isDefault(function, parameter)) {
                arguments.add(parameter.written() + "=" + value(given, parameter));
            }
        }
        return function.written() + "(" + String.join(", ", arguments) + ")";
    }

    private static String value(Parameters given, Parameter parameter) {
        double value = given.number(parameter);
        if (parameter.isFlag()) {
            return value == 1 ? "True" : "False";
        }
        return Double.isInfinite(value) ? constant(value) : number(value);
    }
}
