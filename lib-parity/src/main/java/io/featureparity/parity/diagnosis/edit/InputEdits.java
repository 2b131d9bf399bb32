// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.contract.Price;
import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNames;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.parity.diagnosis.column.Derived;
import io.featureparity.parity.diagnosis.column.Derived.How;
import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.column.FormulaPrinter;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.column.Trees;
import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Edits of what a formula reads: another column, macro values seen at other bars, another clock, no formula at all. */
public final class InputEdits {

    public static final String INPUT = "input";
    public static final String TAKEN_FROM = "taken from";
    public static final String JOIN = "macro join";
    public static final String FIXED = "fixed";
    static final String TO_ONE = "a scale of 0 to 1";
    static final String WITHOUT_LIMIT = "macro values filled without limit";
    static final String AS_LONG = "as long as the contract says";

    private static final Set<String> OF_TIME =
            Set.of(FormulaNames.MINUTE_OF_DAY, FormulaNames.DAY_OF_WEEK, FormulaNames.DAY);

    private final MarketColumns market;
    private final Core core;
    private final List<String> macroColumns;

    InputEdits(MarketColumns market, Core core) {
        this.market = market;
        this.core = core;
        this.macroColumns = market.contract().macroColumns();
    }

    private List<String> columns() {
        return core.expression().columns().stream()
                .filter(name -> !OF_TIME.contains(name))
                .toList();
    }

    // ---- another column

    List<Option> others() {
        List<Option> options = new ArrayList<>();
        if (columns().size() == 1) {
            String column = columns().get(0);
            for (String other : macroColumns.contains(column) ? macroColumns : Price.columns()) {
                if (!other.equals(column) && market.has(other)) {
                    Edit edit = Edits.of(INPUT, other + " as input", column, core.clause());
                    options.add(Option.of(INPUT, edit, e -> replaced(e, column, other)));
                }
            }
        }
        FormulaNode root = core.expression().root();
        boolean spread = Trees.is(root, FormulaFunction.SUBTRACT)
                && Trees.part(root, 0) instanceof FormulaNode.Constant
                && Trees.part(root, 1) instanceof FormulaNode.Column;
        if (spread) {
            FormulaNode x = Trees.part(root, 1);
            String from = FormulaPrinter.print(Trees.part(root, 0));
            for (String other : macroColumns) {
                if (!x.equals(Trees.column(other)) && market.has(other)) {
                    FormulaNode y = Trees.column(other);
                    Edit edit = Edits.of(TAKEN_FROM, other + " in place of the constant", from, core.clause());
                    options.add(Option.of(
                            TAKEN_FROM,
                            edit,
                            e -> Trees.is(e.root(), FormulaFunction.SUBTRACT)
                                    ? e.withRoot(Trees.call(FormulaFunction.SUBTRACT, y, Trees.part(e.root(), 1)))
                                    : e));
                }
            }
        }
        return options;
    }

    private static Expression replaced(Expression e, String column, String other) {
        FormulaNode from = Trees.column(column);
        FormulaNode to = Trees.column(other);
        return e.map(node -> node.equals(from) ? to : node);
    }

    // ---- macro values seen at other bars

    List<Option> joins() {
        List<String> macro = columns().stream().filter(macroColumns::contains).toList();
        List<Option> options = new ArrayList<>();
        if (macro.isEmpty()) {
            return options;
        }
        boolean published = macro.stream().allMatch(name -> market.published(name) != null);
        String asContract = "as the contract says";
        if (published) {
            join(
                    options,
                    macro,
                    How.OF_DAY,
                    0,
                    "macro values of the same day, before they were published, and filled",
                    asContract);
            join(options, macro, How.OF_DAY_ALONE, 0, "macro values of the same day alone, not filled", asContract);
            join(options, macro, How.OF_DAY, -1, WITHOUT_LIMIT, AS_LONG);
            join(options, macro, How.NEXT_OF_DAY, 0, "macro values of the same day, filled backwards", asContract);
            join(options, macro, How.NEXT_OF_DAY, -1, "macro values filled backwards", "forward alone");
            for (int rows : new int[] {1, 2}) {
                String words = "macro values " + (rows == 1 ? "one publication" : rows + " publications")
                        + " before that of the same day (shift(" + rows + ") of the daily rows), filled without limit";
                join(options, macro, How.PUBLISHED_BEFORE, rows, words, asContract);
            }
            for (int days : new int[] {1, 2, 3, 4, 5, 7, 10}) {
                join(
                        options,
                        macro,
                        How.OF_DAY,
                        days,
                        "macro values " + days(days) + " ahead of the bar's own day",
                        asContract);
                join(options, macro, How.OF_DAY, -1 - days, "macro values joined " + days(days) + " late", asContract);
            }
        }
        for (int k : new int[] {1, 2, 3, 5}) {
            String same = k == 1 ? " (the same day's value, before it was published)" : "";
            join(options, macro, How.SESSIONS_EARLY, k, "macro values " + sessions(k) + " early" + same, asContract);
            join(options, macro, How.SESSIONS_EARLY, -k, "macro values " + sessions(k) + " late", asContract);
        }
        join(options, macro, How.FILLED, 0, WITHOUT_LIMIT, AS_LONG);
        join(options, macro, How.FILLED_BACK, 0, "macro values filled backwards", "forward alone");
        return options;
    }

    private static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static String sessions(int count) {
        return count == 1 ? "1 session" : count + " sessions";
    }

    private void join(List<Option> options, List<String> columns, How how, int amount, String words, String instead) {
        boolean rare = how == How.NEXT_OF_DAY || how == How.PUBLISHED_BEFORE;
        Edit edit = Edits.rarer(rare ? 4 : 0, JOIN, words, instead, "B1");
        boolean changes = columns.stream().anyMatch(name -> {
            String derived = new Derived(name, how, amount).name();
            return !Arrays.equals(market.column(derived), market.column(name));
        });
        if (changes) {
            options.add(Option.of(JOIN, edit, e -> {
                        Expression joined = e;
                        for (String name : joined.columns()) {
                            if (macroColumns.contains(name)) {
                                joined = replaced(joined, name, new Derived(name, how, amount).name());
                            }
                        }
                        return joined;
                    })
                    .uncommon());
        }
    }

    // ---- no formula at all

    /** The input itself, of which a fixed mean and deviation, or another session, are then found as a line. */
    List<Option> fixed() {
        List<String> inputs = List.copyOf(core.expression().columns());
        if (inputs.size() != 1 || core.expression().root().equals(Trees.column(inputs.get(0)))) {
            return List.of();
        }
        // What is done with it is an edit of its own.
        Edit edit = new Edit(FIXED, inputs.get(0) + " itself", "", core.clause(), 2);
        return List.of(Option.of(FIXED, edit, e -> {
            List<FormulaNode> names = e.all(FormulaNode.Column.class::isInstance);
            return names.size() == 1 ? e.withRoot(names.get(0)) : e;
        }));
    }

    /** A factor of 100 inside of the formula, where it gives other last bits than one behind it. */
    List<Option> scales() {
        FormulaNode hundred = Trees.number(100);
        String clause = core.clause();
        if (core.expression().any(hundred::equals)) {
            Edit edit = Edits.of(OutcomeEdits.SCALE, TO_ONE, "0 to 100", clause);
            return List.of(Option.of(
                    OutcomeEdits.SCALE, edit, e -> e.map(node -> node.equals(hundred) ? Trees.number(1) : node)));
        }
        if (!Trees.is(core.expression().root(), FormulaFunction.DIVIDE)) {
            return List.of();
        }
        Edit edit = Edits.of(OutcomeEdits.SCALE, "a factor of 100, so percent", "a fraction", clause);
        return List.of(Option.of(
                OutcomeEdits.SCALE,
                edit,
                e -> Trees.is(e.root(), FormulaFunction.DIVIDE)
                        ? e.withRoot(Trees.call(
                                FormulaFunction.DIVIDE,
                                Trees.call(FormulaFunction.MULTIPLY, hundred, Trees.part(e.root(), 0)),
                                Trees.part(e.root(), 1)))
                        : e));
    }
}
