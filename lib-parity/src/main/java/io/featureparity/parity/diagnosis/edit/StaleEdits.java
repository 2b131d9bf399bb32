// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.contract.MacroSource;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.parity.diagnosis.column.Ages;
import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.Derived;
import io.featureparity.parity.diagnosis.column.Derived.How;
import io.featureparity.parity.diagnosis.column.Derived.Limit;
import io.featureparity.parity.diagnosis.column.Derived.Unit;
import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.column.Trees;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/**
 * Edits of how long a macro value is seen. The limit is a number that is searched: each age in days that occurs, and in bars the
 * ages at which values gave way to others and the one that the column shows.
 */
public final class StaleEdits {

    static final String STALENESS = "staleness";

    /** The day that the values of a session are for, where the contract lets them be seen from the next session on. */
    private static final int DAY_BEFORE = -1;

    private static final int MOST_LIMITS = 60;

    private final MarketColumns market;
    private final Claim claim;
    private final Core core;

    public StaleEdits(MarketColumns market, Claim claim, Core core) {
        this.market = market;
        this.claim = claim;
        this.core = core;
    }

    /** A formula with each of the limits that its macro columns can have, where its value becomes something. */
    public List<Variant> of(Variant variant, Outcome outcome) {
        return options(variant.expression(), outcome).stream()
                .map(option -> limited(variant, option))
                .toList();
    }

    /** A limit takes the place of an edit that says that there is none. */
    private static Variant limited(Variant variant, Option option) {
        Variant more = variant.plus(option);
        return option.family().equals(STALENESS)
                ? new Variant(
                        more.expression(),
                        more.edits().stream()
                                .filter(edit -> !edit.words().equals(InputEdits.WITHOUT_LIMIT))
                                .toList())
                : more;
    }

    private List<Option> options(Expression expression, Outcome outcome) {
        List<Derived> read = new ArrayList<>();
        for (String name : expression.columns()) {
            Derived derived = Derived.of(name);
            String base = derived == null ? name : derived.base();
            if (market.contract().macroColumns().contains(base)) {
                read.add(derived == null ? new Derived(base, How.AS_IT_IS, 0) : derived);
            }
        }
        List<Option> options = new ArrayList<>();
        if (!read.isEmpty() && read.stream().allMatch(column -> isLike(column, read.get(0)))) {
            for (Derived how : bases(read)) {
                if (read.get(0).how() == How.AS_IT_IS) {
                    options.add(withoutLimit(how));
                }
                limits(read.get(0).base(), how, expression, outcome, options);
            }
        }
        return options;
    }

    private static boolean isLike(Derived column, Derived other) {
        return column.limit() == null && column.how() == other.how() && column.amount() == other.amount();
    }

    /** What is seen without any limit. */
    private List<Derived> bases(List<Derived> read) {
        Derived first = read.get(0);
        return switch (first.how()) {
            case OF_DAY, FILLED -> List.of(first);
            case AS_IT_IS ->
                read.stream().allMatch(column -> isOfDayBefore(column.base()))
                        ? List.of(new Derived(first.base(), How.OF_DAY, DAY_BEFORE))
                        : List.of(first, new Derived(first.base(), How.FILLED, 0));
            default -> List.of();
        };
    }

    /** Whether bars see the values that were published for the day before, as long as they see any. */
    private boolean isOfDayBefore(String column) {
        if (market.published(column) == null) {
            return false;
        }
        double[] seen = market.column(column);
        double[] before = market.column(new Derived(column, How.OF_DAY, DAY_BEFORE).name());
        for (int row = 0; row < seen.length; row++) {
            if (!Double.isNaN(seen[row]) && seen[row] != before[row]) {
                return false;
            }
        }
        return true;
    }

    private void limits(String column, Derived how, Expression expression, Outcome outcome, List<Option> options) {
        Ages ages = new Ages(market, how);
        int[] days = ages.daysThatOccur();
        for (int i = 0; i < days.length && i < MOST_LIMITS; i++) {
            int next = i + 1 < days.length ? days[i + 1] : days[i] + 1;
            options.add(option(column, how, new Limit(Unit.DAYS, days[i]), next - 1));
        }
        Set<Integer> known = new HashSet<>();
        NavigableSet<Integer> ends = ages.barsAtTheEnd();
        for (int told : List.of(ages.oldestTold(claim, core.outcome().fill()), ages.oldestPresent(claim))) {
            if (told >= 0 && !ends.isEmpty() && told < ends.last() && known.add(told)) {
                options.add(option(column, how, new Limit(Unit.BARS, told), told));
            }
        }
        Integer before = null;
        for (int end : ends) {
            if (before != null && known.add(before) && options.size() < 2 * MOST_LIMITS) {
                options.add(option(column, how, new Limit(Unit.BARS, before), end - 1));
            }
            before = end;
        }
        if (!ends.isEmpty() && LimitSearch.isWorthwhile(expression)) {
            new LimitSearch(market, claim, outcome)
                            .best(
                                    seen(expression, how),
                                    most -> seen(expression, how.within(new Limit(Unit.BARS, most))),
                                    ends.last())
                            .stream()
                            .filter(known::add)
                            .forEach(most -> options.add(option(column, how, new Limit(Unit.BARS, most), most)));
        }
    }

    private Expression seen(Expression expression, Derived how) {
        return expression.map(node -> seen(node, how));
    }

    /** Up to another number nothing would change at these bars. */
    private Option option(String column, Derived how, Limit limit, int same) {
        String unit = limit.unit() == Unit.DAYS ? "day" : "bar";
        String words = "a staleness limit of " + limit.most() + " " + unit + (limit.most() == 1 ? "" : "s")
                + (same > limit.most() ? " (up to " + same + " is the same here)" : "");
        MacroSource source = market.contract()
                .macroSources()
                .get(market.contract().macroColumns().indexOf(column));
        String contract = source.becomesStale() ? source.staleAfterBars() + " bars" : "none";
        int rarer = limit.unit() == Unit.DAYS ? 0 : 1;
        Edit edit = Edits.rarer(rarer, STALENESS, words, contract, "B1");
        return Option.of(STALENESS, edit, e -> seen(e, how.within(limit)));
    }

    private Option withoutLimit(Derived how) {
        Edit edit = Edits.of(InputEdits.JOIN, InputEdits.WITHOUT_LIMIT, InputEdits.AS_LONG, "B1");
        return Option.of(InputEdits.JOIN, edit, e -> seen(e, how));
    }

    private FormulaNode seen(FormulaNode node, Derived how) {
        if (!(node instanceof FormulaNode.Column column)) {
            return node;
        }
        Derived derived = Derived.of(column.name());
        String base = derived == null ? column.name() : derived.base();
        return market.contract().macroColumns().contains(base)
                ? Trees.column(new Derived(base, how.how(), how.amount(), how.limit()).name())
                : node;
    }
}
