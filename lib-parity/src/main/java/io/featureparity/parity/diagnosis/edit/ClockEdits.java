// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNames;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.Derived;
import io.featureparity.parity.diagnosis.column.Derived.How;
import io.featureparity.parity.diagnosis.column.Trees;
import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.ArrayList;
import java.util.List;

/** Edits of the time of the session: another clock, or bars that are counted in place of minutes. */
public final class ClockEdits {

    private static final String CLOCK = "clock";

    private final Core core;
    private final Claim claim;

    ClockEdits(Core core, Claim claim) {
        this.core = core;
        this.claim = claim;
    }

    List<Option> all() {
        List<Option> options = new ArrayList<>();
        if (core.expression().columns().contains(FormulaNames.MINUTE_OF_DAY)) {
            hours(options);
        }
        if (core.isSessionTime()) {
            progress(options);
        }
        return options;
    }

    private void hours(List<Option> options) {
        FormulaNode minute = Trees.column(FormulaNames.MINUTE_OF_DAY);
        for (int hours = -12; hours <= 14; hours++) {
            if (hours != 0) {
                int later = Math.floorMod(60 * hours, 1440);
                FormulaNode moved = Trees.call(FormulaFunction.ADD, minute, Trees.number(later));
                FormulaNode past = Trees.call(FormulaFunction.GREATER_OR_EQUAL, moved, Trees.number(1440));
                FormulaNode clock = Trees.call(
                        FormulaFunction.SUBTRACT,
                        moved,
                        Trees.call(FormulaFunction.WHERE, past, Trees.number(1440), Trees.number(0)));
                String zone = "UTC" + (hours > 0 ? "+" : "") + hours;
                Edit edit = Edits.of("hour shift", "times of a clock of " + zone + " taken as UTC", "", core.clause());
                options.add(Option.of("hour shift", edit, e -> e.map(node -> node.equals(minute) ? clock : node)));
            }
        }
    }

    /** Bars counted from the first one of the session, or of an episode whose length the column shows, as a part of all. */
    private void progress(List<Option> options) {
        FormulaNode count = Trees.call(FormulaFunction.DAY_COUNT, Trees.column("close"));
        FormulaNode ofDay = Trees.call(FormulaFunction.SUBTRACT, count, Trees.number(1));
        int session = claim.longestRise(false);
        progress(options, "progress through the session", session, ofDay);
        int episode = claim.longestRise(true);
        FormulaNode ofEpisode = Trees.column(new Derived("close", How.BAR_OF_EPISODE, episode).name());
        progress(options, "progress through an episode", episode, ofEpisode);
    }

    private void progress(List<Option> options, String words, int bars, FormulaNode bar) {
        for (int divisor = Math.max(1, bars - 1); divisor <= bars; divisor++) {
            FormulaNode part = Trees.call(FormulaFunction.DIVIDE, bar, Trees.number(divisor));
            Edit edit =
                    Edits.rarer(2, CLOCK, words + " of " + bars + " bars, each 1/" + divisor, "minutes", core.clause());
            options.add(Option.of(CLOCK, edit, e -> e.withRoot(part)));
        }
    }
}
