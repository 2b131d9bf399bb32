// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Looks for macro columns that have no value at any bar. Features that read them are numbers like others, often 0, so nobody
 * would see that the column was forgotten.
 */
final class ForgottenColumns {

    private final BarLayout layout;
    private final double[] values;
    private final boolean[] present;
    private boolean any;

    private ForgottenColumns(FeatureContract contract, BarLayout layout) {
        this.layout = layout;
        this.values = new double[contract.macroColumns().size()];
        this.present = new boolean[values.length];
    }

    /** Gives the same rows, and behind the last one a warning if there is such a column. */
    static TimedRows watch(
            TimedRows rows, BarLayout layout, FeatureContract contract, Consumer<? super String> warnings) {
        ForgottenColumns forgotten = new ForgottenColumns(contract, layout);
        return rows.watchedBy(forgotten::look, () -> warn(contract, forgotten.neverPresent(contract), warnings));
    }

    private void look(TimedRows row) {
        any = true;
        layout.macro(row, values);
        for (int i = 0; i < values.length; i++) {
            present[i] |= !Double.isNaN(values[i]);
        }
    }

    private List<String> neverPresent(FeatureContract contract) {
        List<String> never = new ArrayList<>();
        for (int i = 0; any && i < present.length; i++) {
            if (!present[i]) {
                never.add(contract.macroColumns().get(i));
            }
        }
        return never;
    }

    /** Says which of the columns some feature reads; a contract may name others, which nobody has to bring. */
    static void warn(FeatureContract contract, Collection<String> never, Consumer<? super String> warnings) {
        for (String column : contract.macroColumns()) {
            String readers = contract.marketFeatures().stream()
                    .filter(feature -> feature.inputs().contains(column))
                    .map(FeatureSpec::name)
                    .collect(Collectors.joining(", "));
            if (never.contains(column) && !readers.isEmpty()) {
                warnings.accept("warning: " + column + " has no value at any bar, and is read by " + readers);
            }
        }
    }
}
