// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.features.state.StateLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * All formulas of a contract in one graph (section G): names resolved, constants folded, equal parts computed once.
 * Each node reads only nodes before it, so computing them in their order computes everything. Immutable and
 * thread-safe.
 */
public final class Program {

    /** With this much state, snapshots of engines and feeds stay within the size of a snapshot's file. */
    static final int MOST_STATE = 5_500_000;

    /**
     * A value that a program computes.
     *
     * @param name its name
     * @param root its tree
     * @param definitions the definitions that the tree may use, each after those that it uses itself
     * @param undefined the value to use where the formula is absent; NaN to leave it absent
     * @param columns the names of a bar's values in the tree, in order: prices, then macro columns
     * @param days which days it counts
     */
    public record Output(
            String name,
            FormulaNode root,
            Map<String, FormulaNode> definitions,
            double undefined,
            List<String> columns,
            Days days) {

        /** Copies the columns. The map, which all formulas of a contract share, is taken as it is. {@inheritDoc} */
        public Output {
            columns = List.copyOf(columns);
        }
    }

    /** Which days a formula counts. */
    public enum Days {
        /** From midnight to midnight in UTC, as section G has it. */
        OF_UTC,
        /** Those of the contract's session. */
        OF_SESSION;

        /**
         * Says which days the formula of a calculation counts.
         *
         * @param calculation the calculation
         * @return its days
         */
        public static Days of(Calculation.Market calculation) {
            return calculation instanceof DailyChange ? OF_SESSION : OF_UTC;
        }
    }

    private final List<Node> nodes;
    private final int[] outputs;
    private final boolean[] canBeAbsent;
    private final List<List<Integer>> readers;

    private Program(List<Node> nodes, int[] outputs) {
        this.nodes = List.copyOf(nodes);
        this.outputs = outputs;
        readers = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            readers.add(new ArrayList<>());
            for (int input : nodes.get(i).inputs()) {
                readers.get(input).add(i);
            }
        }
        canBeAbsent = findAbsent();
    }

    /**
     * Makes the program of some values.
     *
     * @param outputs the values
     * @return the program
     * @throws DocumentException if it would need more state than an engine may hold
     */
    public static Program of(List<Output> outputs) {
        GraphBuilder graph = new GraphBuilder();
        Lowering lowering = new Lowering(graph);
        int[] roots = new int[outputs.size()];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = lowering.output(outputs.get(i));
        }
        Program program = withoutUnused(graph.nodes(), roots);
        long doubles = 0;
        for (Node node : program.nodes) {
            doubles += Places.doubles(node);
        }
        if (doubles > MOST_STATE) {
            String rule =
                    "must together need a state of at most " + MOST_STATE + " doubles: use shorter or fewer windows";
            throw new DocumentException(new Fault(ErrorCode.FORMULA_STATE, "formulas", rule, Long.toString(doubles)));
        }
        return program;
    }

    private static Program withoutUnused(List<Node> all, int[] roots) {
        BitSet used = new BitSet();
        for (int root : roots) {
            used.set(root);
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            if (used.get(i)) {
                for (int input : all.get(i).inputs()) {
                    used.set(input);
                }
            }
        }
        int[] moved = new int[all.size()];
        List<Node> kept = new ArrayList<>();
        for (int i = used.nextSetBit(0); i >= 0; i = used.nextSetBit(i + 1)) {
            Node node = all.get(i);
            moved[i] = kept.size();
            List<Integer> inputs = new ArrayList<>();
            for (int input : node.inputs()) {
                inputs.add(moved[input]);
            }
            kept.add(new Node(node.op(), inputs, node.parameters()));
        }
        int[] outputs = new int[roots.length];
        for (int i = 0; i < roots.length; i++) {
            outputs[i] = moved[roots[i]];
        }
        return new Program(kept, outputs);
    }

    /** The same program with other nodes in the place of these, which give the same values. */
    Program with(List<Node> others) {
        return new Program(others, outputs);
    }

    /** {@return how many nodes there are} */
    public int size() {
        return nodes.size();
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The node of an output. */
    int output(int index) {
        return outputs[index];
    }

    /** Whether anything needs a node's value. */
    boolean isRead(int node) {
        return isOutput(node) || !readers.get(node).isEmpty();
    }

    boolean isOutput(int node) {
        return Arrays.stream(outputs).anyMatch(output -> output == node);
    }

    /** Whether a node's value can be absent, as far as its operation tells. */
    boolean canBeAbsent(int node) {
        return canBeAbsent[node];
    }

    /** In the order of the nodes: asked from an output downwards, parts that formulas share would be asked again and again. */
    private boolean[] findAbsent() {
        boolean[] absent = new boolean[nodes.size()];
        for (int i = 0; i < absent.length; i++) {
            Node node = nodes.get(i);
            absent[i] = switch (node.op()) {
                case CONSTANT -> Double.isNaN(node.parameter(0));
                case CLIP -> absent[node.input(0)];
                case FILL -> absent[node.input(1)];
                case WHERE -> absent[node.input(1)] || absent[node.input(2)];
                default -> true;
            };
        }
        return absent;
    }

    /** The nodes that read a node. */
    List<Integer> readers(int node) {
        return readers.get(node);
    }

    /** The node of the session's day; -1 if no value needs it. */
    int sessionDay() {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).op() == Op.SESSION_DAY) {
                return i;
            }
        }
        return -1;
    }

    int outputCount() {
        return outputs.length;
    }

    /**
     * Gives the nodes places in a state.
     *
     * @param layout gives out the places
     * @param valuesAt where each output is put
     * @return the program, placed
     */
    public PlacedProgram place(StateLayout layout, int... valuesAt) {
        return new PlacedProgram(this, new Places(nodes, layout), valuesAt);
    }
}
