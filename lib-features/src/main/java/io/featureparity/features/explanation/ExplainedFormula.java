// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.features.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A feature as a formula, whatever its kind.
 *
 * @param name its name
 * @param text the formula
 * @param root its tree
 * @param definitions the definitions that it may use, each behind those that it uses itself
 * @param texts the texts of those that it uses, in the same order
 * @param columns columns that have another name in the formula, since the language has theirs for something else: that name,
 *     and the column's own
 * @param undefined what it is where the formula is absent; NaN where it stays absent
 * @param days which days it counts
 */
record ExplainedFormula(
        String name,
        String text,
        FormulaNode root,
        Map<String, FormulaNode> definitions,
        Map<String, String> texts,
        Map<String, String> columns,
        double undefined,
        Program.Days days) {

    /** What a program computes of it, where bars have these columns. */
    Program.Output output(List<String> ofBars) {
        List<String> called = new ArrayList<>(ofBars);
        columns.forEach((name, column) -> called.set(called.indexOf(column), name));
        return new Program.Output(name, root, definitions, undefined, called, days);
    }
}
