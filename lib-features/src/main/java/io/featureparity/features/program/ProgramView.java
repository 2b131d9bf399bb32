// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Formulas;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A program in a form that people can read. A constant stands in the text of the node that reads it. It is a node of
 * its own only if it is a whole feature. Immutable and thread-safe.
 */
public final class ProgramView {

    /**
     * A node.
     *
     * @param text what it computes, as a formula in which {@code #3} stands for node 3
     * @param inputs the nodes that it reads, all before it
     * @param state how many doubles of state it has
     * @param features the outputs that need it
     * @param leaf whether it is a column or a value that is read from the bar's time
     */
    public record Line(String text, List<Integer> inputs, int state, List<Integer> features, boolean leaf) {}

    /**
     * Nodes that are drawn as one box.
     *
     * @param line the one of them that others read, as its index among the {@link #lines}
     * @param text what they compute together; {@code #3} stands for the box of node 3
     * @param inputs the boxes that they read, in the order of reading
     * @param state how many doubles of state they have
     * @param features the outputs that need them
     * @param outputs the outputs whose value the box computes
     * @param leaf whether it is a column or a value that is read from the bar's time
     */
    public record Box(
            int line,
            String text,
            List<Integer> inputs,
            int state,
            List<Integer> features,
            List<Integer> outputs,
            boolean leaf) {}

    private final Program program;
    private final NodeWords words;
    private final int outputCount;
    private final BitSet[] features;
    private final int[] numbers;
    private final List<Integer> shown = new ArrayList<>();

    private ProgramView(Program program, NodeWords words, int outputCount) {
        this.program = program;
        this.words = words;
        this.outputCount = outputCount;
        this.features = features(program, outputCount);
        this.numbers = new int[program.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!words.isConstant(i) || isOutput(i)) {
                numbers[i] = shown.size();
                shown.add(i);
            }
        }
    }

    /**
     * Makes a view of the program of some values.
     *
     * @param outputs the values
     * @param columns the names of a bar's values, in order: prices, then macro columns
     * @return the view
     */
    public static ProgramView of(List<Program.Output> outputs, List<String> columns) {
        // Each part of a formula is made an output, which says to which node it was lowered. No node comes of it.
        List<Program.Output> parts = new ArrayList<>(outputs);
        for (Program.Output output : outputs) {
            Map<String, FormulaNode> used = Formulas.used(output.root(), output.definitions());
            used.values().forEach(definition -> addParts(definition, output, parts));
            addParts(output.root(), output, parts);
        }
        Program program = Program.of(parts);
        NodeWords words = new NodeWords(program, columns);
        for (int i = outputs.size(); i < parts.size(); i++) {
            words.add(program.output(i), parts.get(i));
        }
        return new ProgramView(program, words, outputs.size());
    }

    private static void addParts(FormulaNode tree, Program.Output of, List<Program.Output> parts) {
        if (tree instanceof FormulaNode.Operation operation) {
            parts.add(new Program.Output("", tree, of.definitions(), Double.NaN, of.columns(), of.days()));
            operation.series().forEach(part -> addParts(part, of, parts));
        }
    }

    private static BitSet[] features(Program program, int outputCount) {
        BitSet[] features = new BitSet[program.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = new BitSet();
        }
        for (int i = 0; i < outputCount; i++) {
            features[program.output(i)].set(i);
        }
        for (int i = features.length - 1; i >= 0; i--) {
            for (int input : program.nodes().get(i).inputs()) {
                features[input].or(features[i]);
            }
        }
        return features;
    }

    private boolean isOutput(int node) {
        for (int i = 0; i < outputCount; i++) {
            if (program.output(i) == node) {
                return true;
            }
        }
        return false;
    }

    /** {@return the nodes, in the order in which they are computed} */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int node : shown) {
            Set<Integer> inputs = new TreeSet<>();
            program.nodes().get(node).inputs().stream()
                    .filter(input -> !words.isConstant(input))
                    .forEach(input -> inputs.add(numbers[input]));
            lines.add(new Line(
                    words.text(node, input -> "#" + numbers[input]),
                    List.copyOf(inputs),
                    Places.doubles(program.nodes().get(node)),
                    features[node].stream().boxed().toList(),
                    words.isLeaf(node)));
        }
        return Collections.unmodifiableList(lines);
    }

    /**
     * Gives the nodes of an output as boxes to draw.
     *
     * @param output the index of the output
     * @return its boxes, in the order in which they are computed
     */
    public List<Box> boxes(int output) {
        BitSet drawn = new BitSet();
        for (int node = 0; node < features.length; node++) {
            drawn.set(node, features[node].get(output));
        }
        return boxes(drawn);
    }

    /** {@return all nodes as boxes to draw, in the order in which they are computed} */
    public List<Box> boxes() {
        BitSet drawn = new BitSet();
        drawn.set(0, program.size());
        return boxes(drawn);
    }

    private List<Box> boxes(BitSet drawn) {
        BitSet outputs = new BitSet();
        for (int i = 0; i < outputCount; i++) {
            if (drawn.get(program.output(i))) {
                outputs.set(program.output(i));
            }
        }
        NodeGroups groups = new NodeGroups(program.nodes(), words, drawn, outputs);
        List<Box> boxes = new ArrayList<>();
        for (int node : shown) {
            if (groups.isRoot(node)) {
                int state = groups.members(node).stream()
                        .mapToInt(member -> Places.doubles(program.nodes().get(member)))
                        .sum();
                boxes.add(new Box(
                        numbers[node],
                        words.text(node, input -> "#" + numbers[input], groups::isWrittenOut),
                        groups.inputs(node).stream()
                                .map(input -> numbers[input])
                                .toList(),
                        state,
                        features[node].stream().boxed().toList(),
                        IntStream.range(0, outputCount)
                                .filter(output -> program.output(output) == node)
                                .boxed()
                                .toList(),
                        words.isLeaf(node)));
            }
        }
        return boxes;
    }

    /**
     * Says which node computes an output.
     *
     * @param output the index of the output
     * @return the node's index among the {@link #lines}
     */
    public int node(int output) {
        return numbers[program.output(output)];
    }

    /**
     * Writes all that a node computes as one formula of columns; a definition is written as its name.
     *
     * @param line the node's index among the {@link #lines}
     * @return its formula
     */
    public String formula(int line) {
        return words.formula(shown.get(line));
    }
}
