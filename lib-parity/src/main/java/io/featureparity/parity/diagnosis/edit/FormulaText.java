// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.contract.formula.FormulaLimits;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.column.FormulaPrinter;
import io.featureparity.parity.diagnosis.column.Trees;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A formula with what becomes of its value, as text: one, if it is short enough, else with definitions.
 *
 * @param formula the formula
 * @param define the definitions that it uses, each behind those that it uses itself
 */
public record FormulaText(String formula, Map<String, String> define) {

    public static FormulaText of(Expression expression, Outcome outcome) {
        FormulaNode inlined = outcome.of(expression.inlined());
        if (Trees.size(inlined) <= FormulaLimits.MOST_NODES && depth(inlined) <= FormulaLimits.DEEPEST_TREE) {
            String text = FormulaPrinter.print(inlined);
            if (text.length() <= FormulaLimits.LONGEST_TEXT) {
                return new FormulaText(text, Map.of());
            }
        }
        Map<String, String> define = new LinkedHashMap<>();
        expression.definitions().forEach((name, tree) -> define.put(name, FormulaPrinter.print(tree)));
        return new FormulaText(FormulaPrinter.print(outcome.of(expression.root())), define);
    }

    private static int depth(FormulaNode node) {
        int deepest = 0;
        if (node instanceof FormulaNode.Operation operation) {
            for (FormulaNode part : operation.series()) {
                deepest = Math.max(deepest, depth(part));
            }
        }
        return deepest + 1;
    }
}
