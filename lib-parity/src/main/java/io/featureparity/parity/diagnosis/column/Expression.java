// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.column;

import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.FormulaTemplate;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.features.program.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A formula as a tree, with the definitions that it uses. It is what edits change.
 *
 * @param definitions the definitions, each behind those that it uses itself
 * @param root the tree
 * @param days which days it counts
 */
public record Expression(Map<String, FormulaNode> definitions, FormulaNode root, Program.Days days) {

    public Expression {
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
    }

    /** The formula of a contract's feature; it stays absent where the feature is undefined. */
    public static Expression of(FeatureSpec feature, List<String> macroColumns) {
        if (feature.calculation() instanceof Formula formula) {
            return new Expression(formula.definitions(), formula.root(), Program.Days.OF_UTC)
                    .map(Trees::byCentreOfMass)
                    .used();
        }
        return of(feature.name(), (Calculation.Market) feature.calculation(), feature.inputs(), macroColumns);
    }

    /** The formula of a calculation; it stays absent where the calculation is undefined. */
    public static Expression of(
            String name, Calculation.Market calculation, List<String> inputs, List<String> macroColumns) {
        FormulaTemplate template = FormulaTemplate.of(name, calculation, inputs, Double.NaN);
        Expression read = read(template.define(), template.formula(), macroColumns);
        return new Expression(read.definitions, read.root, Program.Days.of(calculation));
    }

    /** Reads texts that this library wrote itself. */
    public static Expression read(Map<String, String> define, String formula, List<String> macroColumns) {
        String name = "formula";
        Formulas formulas =
                Formulas.read(macroColumns, define, Map.of(name, formula)).formulas();
        if (formulas == null) {
            throw new IllegalArgumentException("no formula: " + formula);
        }
        return new Expression(formulas.definitions(), formulas.root(name), Program.Days.OF_UTC)
                .map(Trees::byCentreOfMass);
    }

    /** Changes each part of all trees, the parts of a part before itself. */
    public Expression map(UnaryOperator<FormulaNode> change) {
        Map<String, FormulaNode> changed = new LinkedHashMap<>();
        definitions.forEach((name, tree) -> changed.put(name, Trees.map(tree, change)));
        return new Expression(changed, Trees.map(root, change), days);
    }

    public Expression withRoot(FormulaNode tree) {
        return new Expression(definitions, tree, days);
    }

    /** A tree in place of a reference to it, at the top alone. */
    public FormulaNode resolve(FormulaNode node) {
        FormulaNode tree = node;
        while (tree instanceof FormulaNode.Reference reference) {
            tree = definitions.getOrDefault(reference.name(), reference);
        }
        return tree;
    }

    public boolean any(Predicate<FormulaNode> wanted) {
        return Trees.any(root, wanted) || definitions.values().stream().anyMatch(tree -> Trees.any(tree, wanted));
    }

    /** All parts for which something holds, each once. */
    public List<FormulaNode> all(Predicate<FormulaNode> wanted) {
        Set<FormulaNode> found = new LinkedHashSet<>();
        definitions.values().forEach(tree -> Trees.collect(tree, wanted, found));
        Trees.collect(root, wanted, found);
        return new ArrayList<>(found);
    }

    /** The columns that the trees read, those of definitions that are not used left out. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        used().all(FormulaNode.Column.class::isInstance)
                .forEach(node -> columns.add(((FormulaNode.Column) node).name()));
        return columns;
    }

    /** The same without definitions that nothing uses. */
    public Expression used() {
        Set<String> used = new LinkedHashSet<>();
        List<String> names = new ArrayList<>(definitions.keySet());
        Trees.references(root, used);
        for (int i = names.size() - 1; i >= 0; i--) {
            FormulaNode tree = definitions.get(names.get(i));
            if (tree != null && used.contains(names.get(i))) {
                Trees.references(tree, used);
            }
        }
        Map<String, FormulaNode> kept = new LinkedHashMap<>(definitions);
        kept.keySet().retainAll(used);
        return new Expression(kept, root, days);
    }

    /** One tree with every definition in its place. */
    public FormulaNode inlined() {
        Map<String, FormulaNode> done = new LinkedHashMap<>();
        definitions.forEach((name, tree) -> done.put(name, inlined(tree, done)));
        return inlined(root, done);
    }

    private static FormulaNode inlined(FormulaNode tree, Map<String, FormulaNode> done) {
        return Trees.map(
                tree, node -> node instanceof FormulaNode.Reference r ? done.getOrDefault(r.name(), node) : node);
    }
}
