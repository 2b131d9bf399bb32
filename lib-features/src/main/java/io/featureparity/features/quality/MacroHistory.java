// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.state.StateLayout;
import java.util.List;

/** The last value of each macro column that features read: what a step is measured from. */
final class MacroHistory {

    private final double most;

    /** The columns that features read, by their places in the contract, and the share that each may move. */
    private final int[] columns;

    private final double[] share;
    private final double[] state;
    private final int at;

    /** Reserves the places of a history in the state. */
    static int layOut(StateLayout layout, FeatureContract contract) {
        return layout.numbers(Double.NaN, contract.macroColumns().size());
    }

    MacroHistory(QualityRules rules, FeatureContract contract, double[] state, int at) {
        this.most = rules.bounds().mostMacro();
        List<String> names = contract.macroColumns();
        columns = readColumns(contract);
        share = new double[names.size()];
        for (int i = 0; i < share.length; i++) {
            share[i] = rules.bounds()
                    .stepOf()
                    .getOrDefault(names.get(i), rules.bounds().step());
        }
        requireKnown(rules, names);
        this.state = state;
        this.at = at;
    }

    /** The places of the macro columns that features read; nobody has to bring the others. */
    static int[] readColumns(FeatureContract contract) {
        List<String> names = contract.macroColumns();
        return names.stream().filter(contract::reads).mapToInt(names::indexOf).toArray();
    }

    private static void requireKnown(QualityRules rules, List<String> names) {
        List<Fault> faults = rules.bounds().stepOf().keySet().stream()
                .filter(column -> !names.contains(column))
                .sorted()
                .map(column -> new Fault(
                        ErrorCode.QUALITY_UNKNOWN_COLUMN,
                        Place.document(rules.name())
                                .part(QualityRule.MACRO_STEP.label())
                                .part("columns")
                                .part(column),
                        "must be a macro column of the contract: "
                                + (names.isEmpty() ? "it has none" : "one of " + String.join(", ", names)),
                        column))
                .toList();
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }

    /** Gives the rules that the macro values of a bar break, and goes on from them. */
    int look(BarBuffer bar) {
        int broken = 0;
        for (int column : columns) {
            double value = bar.macro(column);
            if (Double.isNaN(value)) {
                broken |= QualityRule.MACRO_ABSENT.bit();
            } else if (Double.isInfinite(value)) {
                broken |= QualityRule.MACRO_NOT_FINITE.bit();
            } else if (Math.abs(value) > most) {
                broken |= QualityRule.MACRO_ABSURD.bit();
            } else {
                double before = state[at + column];
                // From nothing, and from zero, there is no share.
                if (Math.abs(value - before) > share[column] * Math.abs(before) && before != 0) {
                    broken |= QualityRule.MACRO_STEP.bit();
                }
                state[at + column] = value;
            }
        }
        return broken;
    }
}
