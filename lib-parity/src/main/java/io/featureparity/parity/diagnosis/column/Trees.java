// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.column;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.FormulaNode.Operation;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.contract.formula.Parameters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes trees of formulas, looks into them and changes them. */
public final class Trees {

    private static final Parameters NONE = new Parameters(Map.of());

    private Trees() {}

    public static FormulaNode number(double value) {
        return new FormulaNode.Constant(value);
    }

    public static FormulaNode column(String name) {
        return new FormulaNode.Column(name);
    }

    public static FormulaNode call(FormulaFunction function, FormulaNode... series) {
        return new Operation(function, List.of(series), NONE);
    }

    public static FormulaNode call(FormulaFunction function, Map<Parameter, Double> parameters, FormulaNode series) {
        return new Operation(function, List.of(series), new Parameters(parameters));
    }

    public static FormulaNode shift(FormulaNode x, int k) {
        return call(FormulaFunction.SHIFT, Map.of(Parameter.K, (double) k), x);
    }

    public static FormulaNode diff(FormulaNode x, int k) {
        return call(FormulaFunction.DIFF, Map.of(Parameter.K, (double) k), x);
    }

    public static FormulaNode mean(FormulaNode x, int n, int least) {
        return call(
                FormulaFunction.ROLLING_MEAN,
                Map.of(Parameter.N, (double) n, Parameter.MIN_PERIODS, (double) least),
                x);
    }

    public static FormulaNode weighted(FormulaNode x, double com, boolean adjust, int least) {
        Map<Parameter, Double> values = new EnumMap<>(Parameter.class);
        values.put(Parameter.COM, com);
        values.put(Parameter.ADJUST, adjust ? 1.0 : 0.0);
        values.put(Parameter.IGNORE_NA, 0.0);
        values.put(Parameter.MIN_PERIODS, (double) least);
        return call(FormulaFunction.EWM_MEAN, values, x);
    }

    /** The weight of Wilder's average as the language keeps it, computed as {@code alpha=1/n} is. */
    public static double wilderCom(int n) {
        double alpha = 1.0 / n;
        return (1 - alpha) / alpha;
    }

    public static double spanCom(int n) {
        return (n - 1) / 2.0;
    }

    public static boolean is(FormulaNode node, FormulaFunction function) {
        return node instanceof Operation operation && operation.function() == function;
    }

    public static FormulaNode part(FormulaNode node, int index) {
        return ((Operation) node).series().get(index);
    }

    public static double parameter(FormulaNode node, Parameter parameter) {
        return ((Operation) node).parameters().number(parameter);
    }

    public static FormulaNode with(FormulaNode node, Parameter parameter, double value) {
        Operation operation = (Operation) node;
        Map<Parameter, Double> values = new EnumMap<>(operation.parameters().values());
        values.put(parameter, value);
        return new Operation(operation.function(), operation.series(), new Parameters(values));
    }

    public static FormulaNode map(FormulaNode tree, UnaryOperator<FormulaNode> change) {
        if (tree instanceof Operation operation) {
            List<FormulaNode> parts = new ArrayList<>();
            boolean same = true;
            for (FormulaNode part : operation.series()) {
                FormulaNode changed = map(part, change);
                same &= changed == part;
                parts.add(changed);
            }
            return change.apply(same ? tree : new Operation(operation.function(), parts, operation.parameters()));
        }
        return change.apply(tree);
    }

    /** A weight as a centre of mass alone, however it was written, so that edits have one place to change. */
    static FormulaNode byCentreOfMass(FormulaNode node) {
        if (!(node instanceof Operation operation) || !operation.function().isWeighted()) {
            return node;
        }
        Map<Parameter, Double> values = new EnumMap<>(operation.parameters().values());
        values.remove(Parameter.ALPHA);
        values.remove(Parameter.SPAN);
        return new Operation(operation.function(), operation.series(), new Parameters(values));
    }

    public static boolean any(FormulaNode tree, Predicate<FormulaNode> wanted) {
        return wanted.test(tree)
                || (tree instanceof Operation operation
                        && operation.series().stream().anyMatch(part -> any(part, wanted)));
    }

    public static void collect(FormulaNode tree, Predicate<FormulaNode> wanted, Set<FormulaNode> found) {
        if (tree instanceof Operation operation) {
            operation.series().forEach(part -> collect(part, wanted, found));
        }
        if (wanted.test(tree)) {
            found.add(tree);
        }
    }

    static void references(FormulaNode tree, Set<String> found) {
        if (tree instanceof FormulaNode.Reference reference) {
            found.add(reference.name());
        } else if (tree instanceof Operation operation) {
            operation.series().forEach(part -> references(part, found));
        }
    }

    /** How many numbers, names, operators and calls it has. */
    public static int size(FormulaNode tree) {
        int size = 1;
        if (tree instanceof Operation operation) {
            for (FormulaNode part : operation.series()) {
                size += size(part);
            }
        }
        return size;
    }

    public static boolean isConstant(FormulaNode node) {
        return !any(node, part -> part instanceof FormulaNode.Column || part instanceof FormulaNode.Reference);
    }
}
