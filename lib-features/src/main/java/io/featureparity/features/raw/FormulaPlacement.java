// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import io.featureparity.contract.Price;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.features.program.PlacedProgram;
import io.featureparity.features.program.Program;
import io.featureparity.features.state.StateLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one program of those calculations that are formulas. */
final class FormulaPlacement {

    private FormulaPlacement() {}

    /** Gives the program, with places for its state; null if there is no formula. */
    static @Nullable PlacedProgram of(
            List<NamedCalculation> calculations, List<String> macroColumns, StateLayout layout, int valuesAt) {
        List<Program.Output> outputs = new ArrayList<>();
        int[] places = new int[calculations.size()];
        for (int i = 0; i < calculations.size(); i++) {
            NamedCalculation named = calculations.get(i);
            if (named.calculation() instanceof Formula formula) {
                outputs.add(new Program.Output(named.name(), formula.root(), formula.definitions(), named.undefined()));
                places[outputs.size() - 1] = valuesAt + i;
            }
        }
        if (outputs.isEmpty()) {
            return null;
        }
        List<String> columns = new ArrayList<>(Price.columns());
        columns.addAll(macroColumns);
        return Program.of(outputs, columns).place(layout, Arrays.copyOf(places, outputs.size()));
    }
}
