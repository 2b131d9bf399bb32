// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.column.Trees;
import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Edits of averages and windows: how they smooth, how long they are, how they begin. */
public final class AverageEdits {

    public static final String SMOOTHING = "smoothing";
    public static final String WINDOW = "window";
    static final String BEGIN = "begin";

    private AverageEdits() {}

    /** The n of a Wilder average as a contract has it; 0 for any other node. */
    static int wilder(FormulaNode node) {
        if (!Trees.is(node, FormulaFunction.EWM_MEAN) || Trees.parameter(node, Parameter.ADJUST) == 1) {
            return 0;
        }
        double com = Trees.parameter(node, Parameter.COM);
        int n = (int) Math.rint(com + 1);
        return n >= 2 && n <= Parameter.LONGEST && Math.abs(Trees.wilderCom(n) - com) < 1e-9 * n ? n : 0;
    }

    private static int window(FormulaNode node) {
        return node instanceof FormulaNode.Operation operation
                        && operation.parameters().values().containsKey(Parameter.N)
                ? (int) Trees.parameter(node, Parameter.N)
                : wilder(node);
    }

    // ---- how they smooth

    public static List<Option> smoothing(Core core) {
        List<Option> options = new ArrayList<>();
        if (lengths(core.expression(), true).isEmpty()) {
            return options;
        }
        options.add(smoothing("plain rolling mean of ", 0, core, e -> e.map(AverageEdits::mean)));
        options.add(smoothing("EMA with span ", 0, core, e -> e.map(AverageEdits::ema)));
        boolean twice = core.expression().all(node -> wilder(node) > 0).size() > 1;
        if (wilder(core.expression().root()) > 0 && twice) {
            Edit bare = Edits.of(SMOOTHING, "DX, not averaged", "ADX", core.clause());
            options.add(Option.of(SMOOTHING, bare, e -> e.withRoot(Trees.part(e.root(), 0))));
            options.add(smoothing("plain rolling mean of DX over ", 2, core, e -> e.withRoot(mean(e.root()))));
            options.add(smoothing("DX of plain rolling means of ", 2, core, AverageEdits::belowRoot));
        }
        return options;
    }

    private static Option smoothing(String what, int rarer, Core core, UnaryOperator<Expression> change) {
        return new Option(
                SMOOTHING,
                e -> {
                    SortedSet<Integer> lengths = lengths(e, true);
                    String n = lengths.isEmpty() ? "n" : Integer.toString(lengths.first());
                    return Edits.rarer(rarer, SMOOTHING, what + n, "Wilder's", core.clause());
                },
                change,
                true);
    }

    /** The average at the top stays; all below become plain means. */
    private static Expression belowRoot(Expression e) {
        FormulaNode root = e.root();
        FormulaNode below = Trees.map(Trees.part(root, 0), AverageEdits::mean);
        FormulaNode kept = new FormulaNode.Operation(
                FormulaFunction.EWM_MEAN, List.of(below), ((FormulaNode.Operation) root).parameters());
        return e.map(AverageEdits::mean).withRoot(kept);
    }

    // Lengths are read where the edit is made: another one may have changed them before.

    private static FormulaNode mean(FormulaNode node) {
        int n = wilder(node);
        return n == 0 ? node : Trees.mean(Trees.part(node, 0), n, n);
    }

    private static FormulaNode ema(FormulaNode node) {
        int n = wilder(node);
        return n == 0 ? node : Trees.weighted(Trees.part(node, 0), Trees.spanCom(n), false, 0);
    }

    // ---- how long they are

    private static SortedSet<Integer> lengths(Expression expression, boolean averages) {
        SortedSet<Integer> lengths = new TreeSet<>();
        expression
                .all(node -> averages ? wilder(node) > 0 : window(node) > 0)
                .forEach(node -> lengths.add(averages ? wilder(node) : window(node)));
        return lengths;
    }

    /** Lengths are searched: every one up to 300, then those that people use. */
    public static List<Option> windows(Core core, int longest) {
        List<Option> options = new ArrayList<>();
        for (int n : lengths(core.expression(), false)) {
            for (int other : Lengths.upTo(longest)) {
                if (other != n && other > 1) {
                    Edit edit = Edits.rarer(1, WINDOW, "a length of " + other + " bars", n + " bars", core.clause());
                    Option option = Option.of(WINDOW, edit, e -> e.map(node -> resized(node, n, other)));
                    options.add(Lengths.isCommon(other) ? option : option.uncommon());
                }
            }
        }
        return options;
    }

    private static FormulaNode resized(FormulaNode node, int n, int other) {
        if (window(node) != n) {
            return node;
        }
        if (wilder(node) > 0) {
            return Trees.with(node, Parameter.COM, Trees.wilderCom(other));
        }
        double least = Trees.parameter(node, Parameter.MIN_PERIODS);
        FormulaNode resized = Trees.with(node, Parameter.N, other);
        return least == n || least > other ? Trees.with(resized, Parameter.MIN_PERIODS, other) : resized;
    }

    // ---- how they begin

    /** What differs in the first bars alone, of the averages that an expression has. */
    public static List<Option> begins(Expression expression, String clause) {
        List<Option> options = new ArrayList<>();
        List<FormulaNode> weighted = expression.all(node -> Trees.is(node, FormulaFunction.EWM_MEAN));
        if (!weighted.isEmpty()) {
            FormulaNode one = weighted.get(0);
            int n = length(one);
            options.add(begin("adjusted weights (adjust=True)", clause, node -> Trees.with(node, Parameter.ADJUST, 1)));
            options.add(begin(
                    "no value before the first " + n + " (min_periods=" + n + ")",
                    clause,
                    node -> Trees.with(node, Parameter.MIN_PERIODS, length(node))));
            options.add(begin(
                    "adjusted weights and no value before the first " + n + " (adjust=True, min_periods=" + n + ")",
                    clause,
                    node -> Trees.with(Trees.with(node, Parameter.ADJUST, 1), Parameter.MIN_PERIODS, length(node))));
            options.add(begin("a seed that is the mean of the first " + n, clause, AverageEdits::seeded));
        }
        for (FormulaNode node : expression.all(node -> Trees.is(node, FormulaFunction.ROLLING_MEAN))) {
            int n = (int) Trees.parameter(node, Parameter.N);
            TreeSet<Integer> leasts = new TreeSet<>(List.of(1, 2, 5, 10, 20, 30, n / 2, n));
            for (int least : leasts) {
                if (least >= 1 && least <= n && least != Trees.parameter(node, Parameter.MIN_PERIODS)) {
                    Edit edit =
                            Edits.of(BEGIN, "at least " + least + " values (min_periods=" + least + ")", "", clause);
                    options.add(Option.of(BEGIN, edit, e -> e.map(part -> withLeast(part, n, least))));
                }
            }
            break;
        }
        return options;
    }

    private static Option begin(String words, String clause, UnaryOperator<FormulaNode> change) {
        return Option.of(
                BEGIN,
                Edits.of(BEGIN, words, "", clause),
                e -> e.map(node -> Trees.is(node, FormulaFunction.EWM_MEAN) ? change.apply(node) : node));
    }

    private static FormulaNode withLeast(FormulaNode node, int n, int least) {
        boolean window = node instanceof FormulaNode.Operation operation
                && operation.parameters().values().containsKey(Parameter.MIN_PERIODS)
                && operation.parameters().values().containsKey(Parameter.N);
        return window && Trees.parameter(node, Parameter.N) == n
                ? Trees.with(node, Parameter.MIN_PERIODS, least)
                : node;
    }

    private static int length(FormulaNode weighted) {
        int n = wilder(Trees.with(weighted, Parameter.ADJUST, 0));
        return n > 0 ? n : (int) Math.rint(2 * Trees.parameter(weighted, Parameter.COM) + 1);
    }

    /** As the clauses write it: absent before n values are there, their mean then, the recursion from there on. */
    private static FormulaNode seeded(FormulaNode node) {
        FormulaNode x = Trees.part(node, 0);
        FormulaNode n = Trees.number(length(node));
        FormulaNode absent = Trees.call(FormulaFunction.ISNA, x);
        FormulaNode seen = Trees.call(
                FormulaFunction.CUMSUM, Trees.call(FormulaFunction.WHERE, absent, Trees.number(0), Trees.number(1)));
        FormulaNode first = Trees.call(
                FormulaFunction.AND,
                Trees.call(FormulaFunction.EQUAL, seen, n),
                Trees.call(FormulaFunction.NOT, absent));
        FormulaNode seed = Trees.call(FormulaFunction.DIVIDE, Trees.call(FormulaFunction.CUMSUM, x), n);
        FormulaNode later = Trees.call(FormulaFunction.WHERE, first, seed, x);
        FormulaNode begun = Trees.call(
                FormulaFunction.WHERE, Trees.call(FormulaFunction.LESS, seen, n), Trees.number(Double.NaN), later);
        return new FormulaNode.Operation(
                FormulaFunction.EWM_MEAN, List.of(begun), ((FormulaNode.Operation) node).parameters());
    }

    /** Which deviation divides. */
    public static List<Option> deviations(Core core) {
        boolean any = core.expression().any(node -> Trees.is(node, FormulaFunction.ROLLING_STD));
        Edit edit = Edits.of("deviation", "population deviation (ddof=0)", "the sample deviation", core.clause());
        return any
                ? List.of(Option.of(
                        "deviation",
                        edit,
                        e -> e.map(node -> Trees.is(node, FormulaFunction.ROLLING_STD)
                                ? Trees.with(node, Parameter.DDOF, 1 - Trees.parameter(node, Parameter.DDOF))
                                : node)))
                : List.of();
    }
}
