// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.formula.FormulaHistory;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Formulas;
import java.util.List;
import java.util.Map;

/**
 * Section G: a text in the language of formulas, read and checked.
 *
 * @param text the text
 * @param root its tree
 * @param definitions the trees of the definitions that it may use, each after those that it uses itself
 * @param columns the columns that it reads, in the contract's order: prices, volume, macro columns
 */
public record Formula(String text, FormulaNode root, Map<String, FormulaNode> definitions, List<String> columns)
        implements Calculation.Market {

    /** Copies the list. The map, which all formulas of a contract share, is taken as it is. {@inheritDoc} */
    public Formula {
        columns = List.copyOf(columns);
    }

    /**
     * Reads a formula that uses no definitions.
     *
     * @param text the text
     * @param macroColumns the macro columns that it may name
     * @return the formula
     * @throws DocumentException if the text breaks a rule, with all faults
     */
    public static Formula of(String text, List<String> macroColumns) {
        String name = "formula";
        Formulas.Reading reading = Formulas.read(macroColumns, Map.of(), Map.of(name, text));
        Formulas formulas = reading.formulas();
        if (formulas == null) {
            throw new DocumentException(reading.faults().stream()
                    .map(fault -> fault.toFault(Place.named(name)))
                    .toList());
        }
        return of(formulas, name);
    }

    /**
     * Gives a formula that was read together with others.
     *
     * @param formulas all formulas that were read together
     * @param feature the name of the feature
     * @return the formula
     */
    public static Formula of(Formulas formulas, String feature) {
        return new Formula(
                formulas.text(feature), formulas.root(feature), formulas.definitions(), formulas.columns(feature));
    }

    @Override
    public String clause() {
        return "G";
    }

    @Override
    public Inputs inputs() {
        return Inputs.FROM_FORMULA;
    }

    @Override
    public int memoryBars(int barMinutes) {
        return FormulaHistory.of(root, definitions, barMinutes).memoryBars();
    }

    @Override
    public String toString() {
        return text;
    }
}
