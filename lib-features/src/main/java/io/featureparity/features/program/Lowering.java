// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNames;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.contract.formula.Parameters;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Turns trees of formulas into nodes. It calls itself, at most as deep as a tree may be. */
final class Lowering {

    private final GraphBuilder graph;

    /** For each set of definitions the nodes of those that were lowered. */
    private final IdentityHashMap<Map<String, FormulaNode>, Map<String, Integer>> definitions = new IdentityHashMap<>();

    // How the tree that is being lowered calls the values of a bar, and the node of its days.
    private List<String> columns = List.of();
    private Op day = Op.DAY;

    Lowering(GraphBuilder graph) {
        this.graph = graph;
    }

    /** Gives the node of an output, with its value where it is undefined. */
    int output(Program.Output output) {
        columns = output.columns();
        day = output.days() == Program.Days.OF_SESSION ? Op.SESSION_DAY : Op.DAY;
        Map<String, Integer> defined = definitions.get(output.definitions());
        if (defined == null) {
            defined = new HashMap<>();
            for (Map.Entry<String, FormulaNode> entry : output.definitions().entrySet()) {
                defined.put(entry.getKey(), lower(entry.getValue(), defined));
            }
            definitions.put(output.definitions(), defined);
        }
        int value = lower(output.root(), defined);
        return Double.isNaN(output.undefined())
                ? value
                : graph.node(Op.FILL, value, graph.constant(output.undefined()));
    }

    private int lower(FormulaNode tree, Map<String, Integer> defined) {
        if (tree instanceof FormulaNode.Constant constant) {
            return graph.constant(constant.value());
        }
        if (tree instanceof FormulaNode.Column column) {
            return column(column.name());
        }
        if (tree instanceof FormulaNode.Reference reference) {
            return defined.getOrDefault(reference.name(), -1); // definitions come in the order of their use
        }
        FormulaNode.Operation operation = (FormulaNode.Operation) tree;
        int[] in = new int[operation.series().size()];
        for (int i = 0; i < in.length; i++) {
            in[i] = lower(operation.series().get(i), defined);
        }
        return operation(operation.function(), operation.parameters(), in);
    }

    private int column(String name) {
        return switch (name) {
            case FormulaNames.VOLUME -> graph.node(Op.VOLUME);
            case FormulaNames.MINUTE_OF_DAY -> graph.node(Op.MINUTE_OF_DAY);
            case FormulaNames.DAY_OF_WEEK -> graph.node(Op.DAY_OF_WEEK);
            case FormulaNames.DAY -> graph.node(day);
            default -> graph.node(Op.COLUMN, List.of((double) columns.indexOf(name)));
        };
    }

    private int operation(FormulaFunction function, Parameters p, int[] in) {
        return switch (function) {
            case ADD -> graph.node(Op.ADD, in);
            case SUBTRACT -> graph.node(Op.SUBTRACT, in);
            case MULTIPLY -> graph.node(Op.MULTIPLY, in);
            case DIVIDE -> graph.node(Op.DIVIDE, in);
            case NEGATE -> graph.node(Op.NEGATE, in);
            case AND -> graph.node(Op.AND, in);
            case OR -> graph.node(Op.OR, in);
            case NOT -> graph.node(Op.NOT, in);
            case EQUAL -> graph.node(Op.EQUAL, in);
            case NOT_EQUAL -> graph.node(Op.UNEQUAL, in);
            case LESS -> graph.node(Op.LESS, in);
            case LESS_OR_EQUAL -> graph.node(Op.LESS_OR_EQUAL, in);
            case GREATER -> graph.node(Op.LESS, in[1], in[0]);
            case GREATER_OR_EQUAL -> graph.node(Op.LESS_OR_EQUAL, in[1], in[0]);
            case ABS -> graph.node(Op.ABS, in);
            case SQRT -> graph.node(Op.SQRT, in);
            case LOG -> graph.node(Op.LOG, in);
            case EXP -> graph.node(Op.EXP, in);
            case SIGN -> graph.node(Op.SIGN, in);
            case WHERE -> graph.node(Op.WHERE, in);
            case ISNA -> graph.node(Op.ISNA, in);
            case FILLNA -> graph.node(Op.FILL, in);
            case CLIP -> graph.node(Op.CLIP, List.of(p.number(Parameter.LO), p.number(Parameter.HI)), in);
            case MIN -> chain(Op.MIN, in);
            case MAX -> chain(Op.MAX, in);
            case NANMIN -> chain(Op.NANMIN, in);
            case NANMAX -> chain(Op.NANMAX, in);
            default -> overBars(function, p, in[0]);
        };
    }

    private int overBars(FormulaFunction function, Parameters p, int x) {
        return switch (function) {
            case SHIFT -> lag(x, p);
            case DIFF -> graph.node(Op.SUBTRACT, x, lag(x, p));
            case PCT_CHANGE -> graph.node(Op.SUBTRACT, graph.node(Op.DIVIDE, x, lag(x, p)), graph.constant(1));
            case FFILL -> graph.node(Op.FFILL, List.of(p.number(Parameter.LIMIT)), x);
            case CUMSUM -> graph.node(Op.CUMSUM, x);
            case CUMMAX -> graph.node(Op.CUMMAX, x);
            case CUMMIN -> graph.node(Op.CUMMIN, x);
            case DAY_SUM -> graph.node(Op.DAY_SUM, dayBegins(), x);
            case DAY_MAX -> graph.node(Op.DAY_MAX, dayBegins(), x);
            case DAY_MIN -> graph.node(Op.DAY_MIN, dayBegins(), x);
            case DAY_FIRST -> graph.node(Op.DAY_FIRST, dayBegins(), x);
            case DAY_COUNT -> graph.node(Op.DAY_COUNT, dayBegins(), x);
            case EWM_MEAN -> weightedMean(p, x);
            case EWM_VAR -> weightedVariance(p, x);
            case EWM_STD -> graph.node(Op.DEVIATION, weightedVariance(p, x));
            default -> overWindow(function, p, x);
        };
    }

    private int overWindow(FormulaFunction function, Parameters p, int x) {
        double n = p.number(Parameter.N);
        int leaving = graph.node(Op.LAG, List.of(n), x);
        return switch (function) {
            case ROLLING_SUM -> graph.node(Op.ROLLING_SUM, least(p), graph.node(Op.SUMS, List.of(n), leaving, x));
            case ROLLING_MEAN -> graph.node(Op.ROLLING_MEAN, least(p), graph.node(Op.SUMS, List.of(n), leaving, x));
            case ROLLING_VAR -> variance(p, n, leaving, x);
            case ROLLING_STD -> graph.node(Op.DEVIATION, variance(p, n, leaving, x));
            case ROLLING_MIN -> graph.node(Op.ROLLING_MIN, List.of(n, least(p).get(0)), leaving, x);
            case ROLLING_MAX -> graph.node(Op.ROLLING_MAX, List.of(n, least(p).get(0)), leaving, x);
            case ROLLING_MEDIAN -> graph.node(Op.ROLLING_MEDIAN, List.of(n, least(p).get(0)), leaving, x);
            case ROLLING_COUNT -> graph.node(Op.ROLLING_COUNT, List.of(n), leaving, x);
            default -> throw new IllegalArgumentException("no lowering of " + function);
        };
    }

    private static List<Double> least(Parameters p) {
        return List.of(p.number(Parameter.MIN_PERIODS));
    }

    private int variance(Parameters p, double n, int leaving, int x) {
        List<Double> parameters = List.of(p.number(Parameter.MIN_PERIODS), p.number(Parameter.DDOF));
        return graph.node(Op.ROLLING_VAR, parameters, graph.node(Op.MOMENTS, List.of(n), leaving, x));
    }

    private int lag(int x, Parameters p) {
        double k = p.number(Parameter.K);
        return k == 1 ? graph.node(Op.LAG_ONE, x) : graph.node(Op.LAG, List.of(k), x);
    }

    private int chain(Op op, int[] in) {
        int result = in[0];
        for (int i = 1; i < in.length; i++) {
            result = graph.node(op, result, in[i]);
        }
        return result;
    }

    private int dayBegins() {
        return graph.node(Op.DAY_BEGINS, graph.node(day));
    }

    private int weightedMean(Parameters p, int x) {
        double com = p.number(Parameter.COM);
        double weight = 1 / (1 + com);
        double keep = 1 - weight;
        double ignoreNa = p.number(Parameter.IGNORE_NA);
        double least = Math.max(1, p.number(Parameter.MIN_PERIODS));
        if (p.flag(Parameter.ADJUST)) {
            return graph.node(Op.EWM_ADJUSTED, List.of(keep, ignoreNa, least), x);
        }
        double halves = com == 1 ? 1 : 0;
        return graph.node(Op.EWM_FIXED, List.of(keep, weight, ignoreNa, halves, least), x);
    }

    private int weightedVariance(Parameters p, int x) {
        double weight = 1 / (1 + p.number(Parameter.COM));
        double keep = 1 - weight;
        double adjust = p.number(Parameter.ADJUST);
        double ofNew = p.flag(Parameter.ADJUST) ? 1 : weight;
        int moments = graph.node(Op.EWM_MOMENTS, List.of(keep, ofNew, adjust, p.number(Parameter.IGNORE_NA)), x);
        double least = Math.max(1, p.number(Parameter.MIN_PERIODS));
        return graph.node(Op.EWM_VAR, List.of(p.number(Parameter.BIAS), least), moments);
    }
}
