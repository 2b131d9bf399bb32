// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * The edits that a formula can have: those that change it everywhere, which are searched over a sample, and those that change a
 * few rows or the last digits, which are tried on what is left.
 */
final class Space {

    private static final int MOST_OF_A_LEVEL = 4_000;

    private final Core core;
    private final List<Edit> already;
    private final List<Option> coarse = new ArrayList<>();

    Space(Market market, Core core, int longest, List<Edit> already) {
        this.core = core;
        this.already = already;
        ChangeEdits changes = new ChangeEdits(market, core);
        InputEdits inputs = new InputEdits(market, core);
        coarse.addAll(AverageEdits.windows(core, longest)); // lengths before what reads them
        coarse.addAll(changes.lagged(longest));
        coarse.addAll(AverageEdits.smoothing(core));
        coarse.addAll(changes.forms());
        coarse.addAll(inputs.scales());
        coarse.addAll(inputs.fixed());
        coarse.addAll(inputs.hours());
        coarse.addAll(AverageEdits.deviations(core));
        coarse.addAll(inputs.others());
        coarse.addAll(inputs.joins());
    }

    Variant contract() {
        return new Variant(core.expression(), already);
    }

    /** The formulas with so many coarse edits, those of common edits alone where all would be too many. */
    List<Variant> level(int edits) {
        List<Variant> all = new ArrayList<>();
        combine(contract(), 0, edits, 0, all);
        return all;
    }

    private void combine(Variant so, int from, int left, int rare, List<Variant> all) {
        if (left == 0) {
            all.add(so);
            return;
        }
        for (int i = from; i < coarse.size() && all.size() < MOST_OF_A_LEVEL; i++) {
            Option option = coarse.get(i);
            int rares = rare + (option.common() ? 0 : 1);
            boolean same = so.edits().stream().anyMatch(edit -> edit.name().equals(option.family()));
            boolean rarely = so.edits().size() - already.size() + left == 3 ? rares > 0 : rares > 1;
            if (same || (rarely && so.edits().size() - already.size() + left > 1)) {
                continue;
            }
            Variant more = so.plus(option);
            if (!more.expression().equals(so.expression())) {
                combine(more, i + 1, left - 1, rares, all);
            }
        }
    }

    /** The formulas whose averages smooth otherwise, that of the contract among them. */
    List<Variant> smoothings() {
        List<Variant> variants = new ArrayList<>(List.of(contract()));
        coarse.stream()
                .filter(option -> option.family().equals(AverageEdits.SMOOTHING) || option.family().equals(ChangeEdits.FORM))
                .forEach(option -> variants.add(contract().plus(option)));
        return variants;
    }

    /** What can be changed without changing most rows by much. */
    List<Option> fine(Expression expression) {
        List<Option> options = new ArrayList<>();
        options.addAll(ChangeEdits.firstChange(expression, core.clause()));
        options.addAll(AverageEdits.begins(expression, core.clause()));
        options.addAll(DivisorEdits.of(expression, core.clause()));
        return options;
    }
}
