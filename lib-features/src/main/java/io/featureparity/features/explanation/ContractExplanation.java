// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.Price;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.formula.FormulaHistory;
import io.featureparity.features.program.ProgramView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Explains how a contract's features are computed: their formulas, the one graph that is made from all formulas, and the
 * same computation as code for pandas. Immutable and thread-safe.
 */
public final class ContractExplanation {

    private final FeatureContract contract;
    private final Map<String, ExplainedFormula> formulas = new LinkedHashMap<>();
    private final List<String> outputs;
    private final ProgramView program;
    private final List<GraphNode> nodes;
    private final List<FeatureExplanation> features = new ArrayList<>();

    private ContractExplanation(FeatureContract contract) {
        this.contract = contract;
        FormulaSource source = new FormulaSource(contract);
        contract.marketFeatures().forEach(feature -> formulas.put(feature.name(), source.formula(feature)));
        outputs = List.copyOf(formulas.keySet());
        List<String> columns = new ArrayList<>(Price.columns());
        columns.addAll(contract.macroColumns());
        program = ProgramView.of(
                formulas.values().stream()
                        .map(formula -> formula.output(columns))
                        .toList(),
                columns);
        nodes = nodes(program.lines());
        List<List<SharedPart>> shared = new SharedParts(nodes, outputs, program::formula).ofFeatures();
        FeatureWords words = new FeatureWords(contract);
        for (FeatureSpec feature : contract.features()) {
            int output = outputs.indexOf(feature.name());
            features.add(new FeatureExplanation(
                    feature,
                    source.kind(feature),
                    words.of(feature),
                    output < 0 ? null : computation(feature, output, shared.get(output))));
        }
    }

    /**
     * Explains a contract.
     *
     * @param contract the contract
     * @return how its features are computed
     * @throws DocumentException if its formulas would need more state than an engine may hold
     */
    public static ContractExplanation of(FeatureContract contract) {
        return new ContractExplanation(contract);
    }

    private List<GraphNode> nodes(List<ProgramView.Line> lines) {
        List<GraphNode> made = new ArrayList<>();
        for (ProgramView.Line line : lines) {
            made.add(new GraphNode(
                    made.size(), line.text(), line.inputs(), line.state(), names(line.features()), line.leaf()));
        }
        return List.copyOf(made);
    }

    private List<String> names(List<Integer> indexes) {
        return indexes.stream().map(outputs::get).toList();
    }

    private FeatureExplanation.Computation computation(FeatureSpec feature, int output, List<SharedPart> shared) {
        ExplainedFormula formula = formula(feature.name());
        List<GraphNode> needed = nodes.stream()
                .filter(node -> node.features().contains(feature.name()))
                .toList();
        return new FeatureExplanation.Computation(
                formula.text(),
                formula.texts(),
                program.node(output),
                needed.stream().map(GraphNode::number).toList(),
                needed.stream().mapToInt(GraphNode::state).sum(),
                needed.stream()
                        .filter(node -> node.features().size() > 1)
                        .mapToInt(GraphNode::state)
                        .sum(),
                FormulaHistory.of(formula.root(), formula.definitions(), contract.barMinutes())
                        .warmUpBars(),
                feature.calculation().memoryBars(contract.barMinutes()),
                shared);
    }

    private ExplainedFormula formula(String feature) {
        ExplainedFormula formula = formulas.get(feature);
        if (formula == null) {
            throw new IllegalArgumentException(feature + " has no formula");
        }
        return formula;
    }

    /** {@return the contract} */
    public FeatureContract contract() {
        return contract;
    }

    /** {@return its features, in order} */
    public List<FeatureExplanation> features() {
        return List.copyOf(features);
    }

    /**
     * Gives one feature.
     *
     * @param name its name
     * @return how it is computed
     * @throws InputException if the contract has no such feature
     */
    public FeatureExplanation feature(String name) {
        return features.get(contract.indexOf(name));
    }

    /** {@return the nodes of the graph, in the order in which they are computed} */
    public List<GraphNode> nodes() {
        return nodes;
    }

    /** {@return how many doubles all nodes remember from bar to bar} */
    public int state() {
        return nodes.stream().mapToInt(GraphNode::state).sum();
    }

    /** {@return all nodes as boxes to draw, in the order in which they are computed} */
    public List<GraphBox> boxes() {
        return boxes(program.boxes());
    }

    /**
     * Gives the nodes of one feature as boxes to draw.
     *
     * @param feature its name
     * @return the boxes, in the order in which they are computed; none for a state feature
     */
    public List<GraphBox> boxes(String feature) {
        int output = outputs.indexOf(feature);
        return output < 0 ? List.of() : boxes(program.boxes(output));
    }

    private List<GraphBox> boxes(List<ProgramView.Box> boxes) {
        return boxes.stream()
                .map(box -> new GraphBox(
                        box.line(),
                        box.text(),
                        box.inputs(),
                        box.state(),
                        names(box.features()),
                        names(box.outputs()),
                        box.leaf()))
                .toList();
    }

    /**
     * Writes all market features as a Python script that needs only pandas and numpy. The script takes a frame {@code bars}
     * and gives a frame {@code raw}, with the same bits as training's package.
     *
     * @return the script
     */
    public String pandas() {
        return PandasCode.of(List.copyOf(formulas.values()));
    }

    /**
     * Writes one market feature as a Python script, as {@link #pandas()} does for all.
     *
     * @param feature its name
     * @return the script; empty for a state feature
     */
    public String pandas(String feature) {
        return outputs.contains(feature) ? PandasCode.of(List.of(formula(feature))) : "";
    }
}
