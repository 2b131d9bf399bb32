// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The formulas of a contract (section G), read and checked: definitions and features as trees. Immutable.
 */
public final class Formulas {

    /**
     * The result of reading texts: formulas or faults.
     *
     * @param formulas the formulas; null if there is a fault
     * @param faults all faults of all texts, definitions first; empty if there are formulas
     */
    public record Reading(@Nullable Formulas formulas, List<FormulaFault> faults) {

        /** Copies the list. {@inheritDoc} */
        public Reading {
            faults = List.copyOf(faults);
        }
    }

    private final Map<String, FormulaNode> definitions;
    private final Map<String, FormulaNode> features;
    private final Map<String, Set<String>> columns = new HashMap<>();
    private final FormulaNames names;
    private final Map<String, String> texts;

    private Formulas(
            FormulaNames names,
            Map<String, FormulaNode> definitions,
            Map<String, FormulaNode> features,
            Map<String, String> texts) {
        this.names = names;
        this.texts = Map.copyOf(texts);
        this.definitions = Collections.unmodifiableMap(definitions);
        this.features = features;
        definitions.forEach((name, root) -> columns.put(name, columnsOf(root)));
    }

    /**
     * Reads the texts of a contract.
     *
     * @param macroColumns the contract's macro columns
     * @param define the texts of its definitions, by name
     * @param features the texts of those features that are formulas, by name
     * @return the formulas, or all that is wrong with them
     */
    public static Reading read(List<String> macroColumns, Map<String, String> define, Map<String, String> features) {
        FormulaNames names = new FormulaNames(macroColumns);
        List<FormulaFault> faults = new ArrayList<>(names.faultsOfColumns());
        Map<String, @Nullable Syntax> roots = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : define.entrySet()) {
            if (roots.size() == Definitions.MOST) {
                String rule = "must be one of at most " + Definitions.MOST + " definitions";
                FormulaText name = new FormulaText(FormulaText.Owner.DEFINITION, entry.getKey(), entry.getKey());
                faults.add(new FormulaFault(FormulaFaultKind.LIMIT, name, 0, rule, define.size() + " of them"));
                break;
            }
            FormulaFault badName = names.faultOfDefinition(entry.getKey());
            if (badName != null) {
                faults.add(badName);
            }
            FormulaText text = new FormulaText(FormulaText.Owner.DEFINITION, entry.getKey(), entry.getValue());
            roots.put(entry.getKey(), parse(text, faults));
        }
        Definitions definitions = new Definitions(names, roots);
        Map<String, FormulaNode> defined = new HashMap<>();
        roots.forEach((name, root) -> {
            FormulaText text = new FormulaText(FormulaText.Owner.DEFINITION, name, define.getOrDefault(name, ""));
            FormulaNode node =
                    root == null ? null : new FormulaChecker(names, definitions, text, faults).definition(root);
            if (node != null) {
                defined.put(name, node);
            }
        });
        Map<String, FormulaNode> made = new LinkedHashMap<>();
        features.forEach((name, written) -> {
            FormulaText text = new FormulaText(FormulaText.Owner.FEATURE, name, written);
            Syntax root = parse(text, faults);
            FormulaNode node = root == null ? null : new FormulaChecker(names, definitions, text, faults).feature(root);
            if (node != null) {
                made.put(name, node);
            }
        });
        if (!faults.isEmpty()) {
            return new Reading(null, faults);
        }
        Map<String, FormulaNode> ordered = new LinkedHashMap<>();
        for (String name : definitions.inOrderOfUse()) {
            FormulaNode node = defined.get(name);
            if (node != null) {
                ordered.put(name, node);
            }
        }
        return new Reading(new Formulas(names, ordered, made, features), List.of());
    }

    private static @Nullable Syntax parse(FormulaText text, List<FormulaFault> faults) {
        try {
            return Parser.parse(text.text());
        } catch (UnreadableFormula unreadable) {
            faults.add(unreadable.in(text));
            return null;
        }
    }

    /** {@return the definitions by name, each after those that it uses} */
    public Map<String, FormulaNode> definitions() {
        return definitions;
    }

    /** {@return the features that are formulas, by name, in the order in which they were given} */
    public Map<String, FormulaNode> features() {
        return Collections.unmodifiableMap(features);
    }

    /**
     * Gives a feature's text.
     *
     * @param feature the feature's name
     * @return the text
     */
    public String text(String feature) {
        return known(texts.get(feature), feature);
    }

    /**
     * Gives a feature's tree.
     *
     * @param feature the feature's name
     * @return the tree
     */
    public FormulaNode root(String feature) {
        return known(features.get(feature), feature);
    }

    /**
     * Says which columns a feature reads, directly or through definitions.
     *
     * @param feature the feature's name
     * @return the columns, in the contract's order: prices, volume, macro columns
     */
    public List<String> columns(String feature) {
        Set<String> used = columnsOf(root(feature));
        return names.inputs().stream().filter(used::contains).toList();
    }

    /**
     * Finds the definitions that a tree uses, directly or through other definitions.
     *
     * @param root the tree
     * @param definitions the definitions that it may use, each after those that it uses itself
     * @return those it uses, in the same order
     */
    public static Map<String, FormulaNode> used(FormulaNode root, Map<String, FormulaNode> definitions) {
        Set<String> wanted = new HashSet<>();
        addReferences(root, wanted);
        List<Map.Entry<String, FormulaNode>> backwards = new ArrayList<>(definitions.entrySet());
        Collections.reverse(backwards);
        List<Map.Entry<String, FormulaNode>> found = new ArrayList<>();
        for (Map.Entry<String, FormulaNode> definition : backwards) {
            if (wanted.contains(definition.getKey())) {
                found.add(definition);
                addReferences(definition.getValue(), wanted);
            }
        }
        Collections.reverse(found);
        Map<String, FormulaNode> used = new LinkedHashMap<>();
        found.forEach(definition -> used.put(definition.getKey(), definition.getValue()));
        return used;
    }

    private static void addReferences(FormulaNode root, Set<String> names) {
        Deque<FormulaNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            FormulaNode node = open.pop();
            if (node instanceof FormulaNode.Reference reference) {
                names.add(reference.name());
            } else if (node instanceof FormulaNode.Operation operation) {
                operation.series().forEach(open::push);
            }
        }
    }

    private static <T> T known(@Nullable T found, String feature) {
        if (found == null) {
            throw new IllegalArgumentException("there is no formula of " + feature);
        }
        return found;
    }

    private Set<String> columnsOf(FormulaNode root) {
        Set<String> used = new LinkedHashSet<>();
        Deque<FormulaNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            FormulaNode node = open.pop();
            if (node instanceof FormulaNode.Column column) {
                used.add(column.name());
            } else if (node instanceof FormulaNode.Reference reference) {
                used.addAll(columns.getOrDefault(reference.name(), Set.of()));
            } else if (node instanceof FormulaNode.Operation operation) {
                operation.series().forEach(open::push);
            }
        }
        return used;
    }
}
