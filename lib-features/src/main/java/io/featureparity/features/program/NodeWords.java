// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.contract.formula.FormulaNames;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.FormulaWriter;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Says what nodes compute, in the language of formulas: in the words of the first formula part that a node was made for.
 * Nodes that no part stands for alone, such as the window below a mean, have words of their own.
 */
final class NodeWords {

    private final List<Node> nodes;
    private final List<String> columns;

    /** The first part of a formula that each node was made for. */
    private final Map<Integer, Program.Output> parts = new HashMap<>();

    private final IdentityHashMap<FormulaNode, Integer> nodeOf = new IdentityHashMap<>();

    NodeWords(Program program, List<String> columns) {
        this.nodes = program.nodes();
        this.columns = columns;
    }

    /** Takes in which node a part of a formula became. */
    void add(int node, Program.Output part) {
        nodeOf.put(part.root(), node);
        if (!isConstant(node) && !isLeaf(node)) {
            parts.putIfAbsent(node, part);
        }
    }

    boolean isConstant(int node) {
        Op op = nodes.get(node).op();
        return op == Op.CONSTANT || op == Op.TRUTH;
    }

    /** Whether it is a column, or read from the clock. */
    boolean isLeaf(int node) {
        return nodes.get(node).inputs().isEmpty() && !isConstant(node);
    }

    /** Whether it is the whole of a part of a formula, and not only a step of one. */
    boolean isPart(int node) {
        return parts.containsKey(node);
    }

    /** What a node computes, in which other nodes have names. */
    String text(int node, IntFunction<String> names) {
        return text(node, names, input -> false);
    }

    /** What a node computes, in which some nodes have names and the others are written out. */
    String text(int node, IntFunction<String> names, IntPredicate writtenOut) {
        Program.Output part = parts.get(node);
        if (part == null) {
            return step(nodes.get(node), operand -> operand(operand, names, writtenOut));
        }
        return FormulaWriter.write(part.root(), tree -> named(tree, part, names, writtenOut));
    }

    /** What a node computes, in which definitions stand for themselves. */
    String formula(int node) {
        Program.Output part = parts.get(node);
        return part == null
                ? step(nodes.get(node), this::formula)
                : FormulaWriter.write(part.root(), tree -> column(tree, part));
    }

    private String operand(int node, IntFunction<String> names, IntPredicate writtenOut) {
        if (isLeaf(node) || isConstant(node)) {
            return leaf(nodes.get(node));
        }
        return writtenOut.test(node) ? text(node, names, writtenOut) : names.apply(node);
    }

    private Optional<String> named(
            FormulaNode tree, Program.Output part, IntFunction<String> names, IntPredicate writtenOut) {
        FormulaNode meant = tree;
        while (meant instanceof FormulaNode.Reference reference) {
            meant = part.definitions().getOrDefault(reference.name(), new FormulaNode.Constant(Double.NaN));
        }
        Optional<String> column = column(meant, part);
        if (column.isPresent()) {
            return column;
        }
        Integer node = nodeOf.get(meant);
        if (node == null || isConstant(node)) {
            return tree == meant ? Optional.empty() : Optional.of(inParentheses(meant, FormulaWriter.write(meant)));
        }
        if (!writtenOut.test(node)) {
            return Optional.of(names.apply(node));
        }
        return tree == meant ? Optional.empty() : Optional.of(inParentheses(meant, text(node, names, writtenOut)));
    }

    /** The name of a column, which a part may call otherwise. */
    private Optional<String> column(FormulaNode tree, Program.Output part) {
        if (!(tree instanceof FormulaNode.Column column)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (column.name()) {
                    case FormulaNames.DAY -> word(part.days() == Program.Days.OF_SESSION ? Op.SESSION_DAY : Op.DAY);
                    case FormulaNames.VOLUME, FormulaNames.MINUTE_OF_DAY, FormulaNames.DAY_OF_WEEK -> column.name();
                    default -> columns.get(part.columns().indexOf(column.name()));
                });
    }

    private static String inParentheses(FormulaNode tree, String text) {
        boolean loose = tree instanceof FormulaNode.Operation operation
                && operation.function().isOperator();
        return loose ? "(" + text + ")" : text;
    }

    private String leaf(Node node) {
        return switch (node.op()) {
            case CONSTANT -> FormulaWriter.write(new FormulaNode.Constant(node.parameter(0)));
            case TRUTH -> node.parameter(0) == 1 ? "1 == 1" : "1 != 1";
            case COLUMN -> columns.get((int) node.parameter(0));
            case VOLUME -> FormulaNames.VOLUME;
            default -> word(node.op());
        };
    }

    private static String word(Op op) {
        return op.name().toLowerCase(Locale.ROOT);
    }

    /** What a node computes that is but a step of a part. */
    private String step(Node node, IntFunction<String> of) {
        if (node.inputs().isEmpty()) {
            return leaf(node);
        }
        String first = of.apply(node.input(0));
        String second = node.inputs().size() > 1 ? of.apply(node.input(1)) : "";
        return switch (node.op()) {
            case DIVIDE -> first + " / " + second;
            case LAG_ONE -> "shift(" + first + ")";
            case LAG -> "shift(" + first + ", " + node.length() + ")";
            case FILL -> "fillna(" + first + ", " + second + ")"; // the value where it is undefined
            case SUMS -> "sum of " + second + " over " + node.length() + " bars";
            case MOMENTS -> "mean and deviations of " + second + " over " + node.length() + " bars";
            case ROLLING_VAR, EWM_VAR -> "variance of " + first;
            case EWM_MOMENTS -> "weighted mean and variance of " + first;
            case DAY_BEGINS -> first + " != shift(" + first + ")";
            default -> word(node.op()) + "(" + first + (second.isEmpty() ? "" : ", " + second) + ")";
        };
    }
}
