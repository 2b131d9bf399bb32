// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import static io.featureparity.contract.formula.FormulaFunction.DAY_FIRST;
import static io.featureparity.contract.formula.FormulaFunction.DIFF;
import static io.featureparity.contract.formula.FormulaFunction.DIVIDE;
import static io.featureparity.contract.formula.FormulaFunction.ISNA;
import static io.featureparity.contract.formula.FormulaFunction.LOG;
import static io.featureparity.contract.formula.FormulaFunction.NANMAX;
import static io.featureparity.contract.formula.FormulaFunction.NEGATE;
import static io.featureparity.contract.formula.FormulaFunction.NOT_EQUAL;
import static io.featureparity.contract.formula.FormulaFunction.OR;
import static io.featureparity.contract.formula.FormulaFunction.PCT_CHANGE;
import static io.featureparity.contract.formula.FormulaFunction.SHIFT;
import static io.featureparity.contract.formula.FormulaFunction.SUBTRACT;
import static io.featureparity.contract.formula.FormulaFunction.WHERE;

import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.parity.diagnosis.column.Derived;
import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.column.Trees;
import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Edits of changes and returns: how far back, in what form, over days; and what a first change is. */
public final class ChangeEdits {

    public static final String LAG = "lag";
    public static final String FORM = "form";
    static final String FIRST_CHANGE = "first change";

    private final List<String> macroColumns;
    private final Core core;

    public ChangeEdits(List<String> macroColumns, Core core) {
        this.macroColumns = macroColumns;
        this.core = core;
    }

    private static boolean isLagged(FormulaNode node) {
        return Trees.is(node, SHIFT) || Trees.is(node, DIFF) || Trees.is(node, PCT_CHANGE);
    }

    /** The column of a formula that is a change of one column and nothing else; null if it is anything else. */
    @org.jspecify.annotations.Nullable
    private String changed() {
        Expression e = core.expression();
        boolean windows = e.any(node -> node instanceof FormulaNode.Operation o
                && (o.parameters().values().containsKey(Parameter.N)
                        || o.parameters().values().containsKey(Parameter.COM)));
        return windows || lags().size() != 1 || e.columns().size() != 1
                ? null
                : e.columns().iterator().next();
    }

    private SortedSet<Integer> lags() {
        SortedSet<Integer> lags = new TreeSet<>();
        core.expression()
                .all(ChangeEdits::isLagged)
                .forEach(node -> lags.add((int) Trees.parameter(node, Parameter.K)));
        return lags;
    }

    // ---- how far back

    public List<Option> lagged(int longest) {
        String column = changed();
        if (column == null) {
            return List.of();
        }
        int k = lags().first();
        List<Option> options = new ArrayList<>();
        for (int other : Lengths.upTo(longest)) {
            if (other != k) {
                Edit edit = Edits.of(LAG, "a change over " + bars(other), bars(k), core.clause());
                Option option = Option.of(
                        LAG,
                        edit,
                        e -> e.map(node -> isLagged(node) && Trees.parameter(node, Parameter.K) == k
                                ? Trees.with(node, Parameter.K, other)
                                : node));
                options.add(Lengths.isCommon(other) ? option : option.uncommon());
            }
        }
        for (int days : new int[] {1, 2, 3, 5, 7}) {
            String more = days == 1 ? "one calendar day" : days + " calendar days";
            options.add(since(column, Derived.How.HOURS_AGO, 24 * days, "a change over " + more, k)
                    .uncommon());
            options.add(since(
                            column,
                            Derived.How.LAST_HOURS_AGO,
                            24 * days,
                            "a change over " + more + ", from the last value at or before that time",
                            k)
                    .uncommon());
        }
        for (int days : new int[] {1, 2, 3, 5}) {
            String more = days == 1 ? "one session" : days + " sessions";
            options.add(since(column, Derived.How.SESSIONS_AGO, days, "a change over " + more, k)
                    .uncommon());
        }
        return options;
    }

    private static String bars(int k) {
        return k == 1 ? "1 bar" : k + " bars";
    }

    /** The earlier value comes from a column of its own. */
    private Option since(String column, Derived.How how, int amount, String words, int k) {
        Derived earlier = new Derived(column, how, amount);
        Edit edit = Edits.rarer(2, LAG, words, bars(k), core.clause());
        return Option.of(LAG, edit, e -> {
            FormulaNode before = Trees.column(earlier.name());
            return e.map(node -> {
                if (Trees.is(node, SHIFT)) {
                    return before;
                }
                FormulaNode x = isLagged(node) ? Trees.part(node, 0) : node;
                return Trees.is(node, DIFF)
                        ? Trees.call(SUBTRACT, x, before)
                        : Trees.is(node, PCT_CHANGE)
                                ? Trees.call(SUBTRACT, Trees.call(DIVIDE, x, before), Trees.number(1))
                                : node;
            });
        });
    }

    // ---- in what form

    public List<Option> forms() {
        String column = changed();
        if (column == null) {
            return List.of();
        }
        int k = lags().first();
        List<Option> options = new ArrayList<>();
        form(
                options,
                "value / previous - 1 (pct_change)",
                (c, n) -> Trees.call(PCT_CHANGE, Map.of(Parameter.K, (double) n), c));
        form(
                options,
                "(value - previous) / previous",
                (c, n) -> Trees.call(DIVIDE, Trees.diff(c, n), Trees.shift(c, n)));
        form(options, "logarithm of the quotient", (c, n) -> Trees.call(LOG, Trees.call(DIVIDE, c, Trees.shift(c, n))));
        form(
                options,
                "difference of logarithms",
                (c, n) -> Trees.call(SUBTRACT, Trees.call(LOG, c), Trees.call(LOG, Trees.shift(c, n))));
        form(options, "difference, not divided", Trees::diff);
        form(options, "change by the later value", (c, n) -> Trees.call(DIVIDE, Trees.diff(c, n), c));
        Expression sinceDay =
                Expression.of("daily", new DailyChange(Double.POSITIVE_INFINITY), List.of(column), macroColumns);
        Edit edit = Edits.of(FORM, "a change since the last value of the day before", bars(k), core.clause());
        options.add(Option.of(FORM, edit, e -> sinceDay).uncommon());
        Edit held = Edits.of(FORM, "the change at the day's first bar, held over the day", "bar by bar", core.clause());
        options.add(Option.of(FORM, held, e -> e.withRoot(Trees.call(DAY_FIRST, firstOfDay(e.root()))))
                .uncommon());
        return options.stream()
                .filter(option -> !option.change().apply(core.expression()).equals(core.expression()))
                .toList();
    }

    private static FormulaNode firstOfDay(FormulaNode value) {
        FormulaNode day = Trees.column("day");
        FormulaNode begins = Trees.call(NOT_EQUAL, day, Trees.shift(day, 1));
        return Trees.call(WHERE, begins, value, Trees.number(Double.NaN));
    }

    private void form(List<Option> options, String words, BiFunction<FormulaNode, Integer, FormulaNode> make) {
        options.add(Option.of(FORM, Edits.of(FORM, words, "", core.clause()), e -> {
            List<FormulaNode> lagged = e.all(ChangeEdits::isLagged);
            boolean one = !lagged.isEmpty() && e.columns().size() == 1;
            return one
                    ? e.withRoot(
                            make.apply(Trees.part(lagged.get(0), 0), (int) Trees.parameter(lagged.get(0), Parameter.K)))
                    : e;
        }));
    }

    // ---- what a first change is

    /** Averages of changes may leave the first one absent, where the contract takes it as zero. */
    public static List<Option> firstChange(Expression expression, String clause) {
        Expression changed = absent(expression);
        Edit edit = Edits.of(FIRST_CHANGE, "the first change left absent", "0", clause);
        return changed.equals(expression) ? List.of() : List.of(Option.of(FIRST_CHANGE, edit, ChangeEdits::absent));
    }

    private static Expression absent(Expression expression) {
        boolean moves = expression.any(node -> !moves(expression, node).isEmpty());
        return expression.map(node -> {
            if (!moves && Trees.is(node, NANMAX)) {
                FormulaNode earlier = Trees.shift(Trees.column("close"), 1);
                return Trees.any(node, earlier::equals) ? unless(Trees.call(ISNA, earlier), node) : node;
            }
            FormulaNode mask = null;
            for (FormulaNode move : moves(expression, node)) {
                FormulaNode absent = Trees.call(ISNA, move);
                mask = mask == null ? absent : Trees.call(OR, mask, absent);
            }
            return mask == null ? node : unless(mask, node);
        });
    }

    private static FormulaNode unless(FormulaNode mask, FormulaNode value) {
        return Trees.call(WHERE, mask, Trees.number(Double.NaN), value);
    }

    /** The differences that {@code where(up > 0, up, 0)} and the like ask about; none for any other node. */
    private static Set<FormulaNode> moves(Expression expression, FormulaNode node) {
        Set<FormulaNode> moves = new LinkedHashSet<>();
        if (Trees.is(node, WHERE) && Trees.part(node, 2).equals(Trees.number(0))) {
            Trees.collect(Trees.part(node, 0), part -> isDifference(expression, part), moves);
        }
        return moves;
    }

    private static boolean isDifference(Expression expression, FormulaNode node) {
        FormulaNode resolved = expression.resolve(node);
        return Trees.is(resolved, DIFF)
                || (Trees.is(resolved, NEGATE) && isDifference(expression, Trees.part(resolved, 0)));
    }
}
