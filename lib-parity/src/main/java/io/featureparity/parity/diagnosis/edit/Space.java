// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The edits that a formula can have: those that change it everywhere, which are searched over a sample, and those that change a
 * few rows or the last digits, which are tried on what is left.
 */
public final class Space {

    private static final int MOST_OF_A_LEVEL = 5_000;

    private final Core core;
    private final List<Edit> already;
    private final List<Option> coarse = new ArrayList<>();
    private final Map<Option, Integer> places = new HashMap<>();

    public Space(MarketColumns market, Claim claim, Core core, int longest, List<Edit> already) {
        this.core = core;
        this.already = already;
        ChangeEdits changes = new ChangeEdits(market.contract().macroColumns(), core);
        InputEdits inputs = new InputEdits(market, core);
        coarse.addAll(AverageEdits.windows(core, longest)); // lengths before what reads them
        coarse.addAll(changes.lagged(longest));
        coarse.addAll(AverageEdits.smoothing(core));
        coarse.addAll(changes.forms());
        coarse.addAll(inputs.scales());
        coarse.addAll(inputs.fixed());
        coarse.addAll(new ClockEdits(core, claim).all());
        coarse.addAll(AverageEdits.deviations(core));
        coarse.addAll(inputs.others());
        coarse.addAll(inputs.joins());
        coarse.forEach(option -> places.put(option, places.size()));
    }

    /** The edits that change a formula everywhere, in the order in which they are made. */
    public List<Option> coarse() {
        return coarse;
    }

    public int place(Option option) {
        return places.getOrDefault(option, 0);
    }

    public Variant contract() {
        return new Variant(core.expression(), already);
    }

    /** The formulas with so many coarse edits: first those of common edits alone, then, of up to two, one that is rare. */
    public List<Variant> level(int edits) {
        List<Variant> all = new ArrayList<>();
        int mostRare = edits == 1 || edits == 2 ? 1 : 0;
        for (int rare = 0; rare <= mostRare; rare++) {
            combine(new ArrayDeque<>(), coarse.size() - 1, edits, rare, all);
        }
        return all;
    }

    /** Goes from the last option to the first: lengths, of which there are most, come last. */
    private void combine(Deque<Option> chosen, int from, int left, int rare, List<Variant> all) {
        if (left == 0) {
            Variant made = rare == 0 ? made(chosen) : null;
            if (made != null) {
                all.add(made);
            }
            return;
        }
        for (int i = from; i >= 0 && all.size() < MOST_OF_A_LEVEL; i--) {
            Option option = coarse.get(i);
            int leftRare = rare - (option.common() ? 0 : 1);
            boolean again = chosen.stream().anyMatch(one -> one.family().equals(option.family()));
            if (!again && leftRare >= 0) {
                chosen.push(option);
                combine(chosen, i - 1, left - 1, leftRare, all);
                chosen.pop();
            }
        }
    }

    /** The formula with some edits, lengths before what reads them; null if one of them changes nothing. */
    @Nullable
    public Variant made(Iterable<Option> options) {
        Variant made = contract();
        for (Option option : options) {
            Variant more = made.plus(option);
            if (more.expression().equals(made.expression())) {
                return null;
            }
            made = more;
        }
        return made;
    }

    /** The formulas whose averages smooth otherwise, that of the contract among them. */
    public List<Variant> smoothings() {
        List<Variant> variants = new ArrayList<>(List.of(contract()));
        coarse.stream()
                .filter(option -> option.family().equals(AverageEdits.SMOOTHING)
                        || option.family().equals(ChangeEdits.FORM))
                .forEach(option -> variants.add(contract().plus(option)));
        return variants;
    }

    /** A formula with one edit more, of those that go with its own. */
    public List<Variant> extended(Variant variant) {
        List<Variant> variants = new ArrayList<>();
        for (Option option : coarse) {
            boolean again =
                    variant.edits().stream().anyMatch(edit -> edit.name().equals(option.family()));
            Variant more = again ? variant : variant.plus(option);
            if (!more.expression().equals(variant.expression())) {
                variants.add(more);
            }
        }
        return variants;
    }

    /** What can be changed without changing most rows by much. */
    public List<Option> fine(Expression expression) {
        List<Option> options = new ArrayList<>();
        options.addAll(ChangeEdits.firstChange(expression, core.clause()));
        options.addAll(AverageEdits.begins(expression, core.clause()));
        options.addAll(DivisorEdits.of(expression, core.clause()));
        return options;
    }
}
