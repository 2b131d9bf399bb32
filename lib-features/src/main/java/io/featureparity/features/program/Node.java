// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.List;

/**
 * A node of a program. Two that are equal compute the same, and so stand there once. 0.0 and -0.0 are different
 * parameters.
 *
 * @param op what it does
 * @param inputs the nodes that it reads, all before it
 * @param parameters its numbers
 */
record Node(Op op, List<Integer> inputs, List<Double> parameters) {

    Node {
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
    }

    // Written out: what a record generates is linked at the first call, which takes longer than compiling the program.

    @Override
    public boolean equals(Object other) {
        return other instanceof Node that
                && op == that.op
                && inputs.equals(that.inputs)
                && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * op.hashCode() + inputs.hashCode()) + parameters.hashCode();
    }

    int input(int index) {
        return inputs.get(index);
    }

    double parameter(int index) {
        return parameters.get(index);
    }

    /** The length of its window or lag. */
    int length() {
        return (int) parameter(0);
    }
}
