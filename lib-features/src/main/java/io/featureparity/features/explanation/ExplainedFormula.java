// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import io.featureparity.contract.formula.FormulaNode;
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
 */
record ExplainedFormula(
        String name,
        String text,
        FormulaNode root,
        Map<String, FormulaNode> definitions,
        Map<String, String> texts,
        Map<String, String> columns,
        double undefined) {}
