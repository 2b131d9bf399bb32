// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import io.featureparity.contract.Price;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.FormulaTemplate;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.features.program.Program;
import io.featureparity.features.program.Program.Days;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes one program of calculations: a formula is taken as it is, each other kind by the formula of its template. */
final class Expansion {

    /** What a template calls the macro column that it reads, whose own name may mean something else in a formula. */
    private static final String MACRO = "x";

    /** What a template's formula and its definitions are called. */
    private static final String NAME = "f";

    private Expansion() {}

    /** Gives the program, whose outputs have the order of the calculations. */
    static Program program(List<NamedCalculation> calculations, List<String> macroColumns) {
        List<String> columns = new ArrayList<>(Price.columns());
        columns.addAll(macroColumns);
        return Program.of(
                calculations.stream().map(named -> output(named, columns)).toList());
    }

    private static Program.Output output(NamedCalculation named, List<String> columns) {
        if (named.calculation() instanceof Formula formula) {
            return new Program.Output(
                    named.name(), formula.root(), formula.definitions(), named.undefined(), columns, Days.OF_UTC);
        }
        String input = named.inputs().get(0);
        boolean price = Price.columns().contains(input);
        Formulas formulas = read(named.calculation(), price ? input : MACRO, named.undefined());
        List<String> names = new ArrayList<>(columns);
        if (!price) {
            names.replaceAll(column -> Price.columns().contains(column) ? column : "");
            names.set(columns.indexOf(input), MACRO);
        }
        Days days = Days.of(named.calculation());
        // The template has put in what stands for an undefined value, since that is clipped too.
        return new Program.Output(named.name(), formulas.root(NAME), formulas.definitions(), Double.NaN, names, days);
    }

    private static Formulas read(Calculation.Market calculation, String input, double undefined) {
        FormulaTemplate template = FormulaTemplate.of(NAME, calculation, List.of(input), undefined);
        Formulas.Reading reading = Formulas.read(List.of(MACRO), template.define(), Map.of(NAME, template.formula()));
        return Objects.requireNonNull(
                reading.formulas(), () -> "the formula of " + calculation + ": " + reading.faults());
    }
}
