// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What goes in and comes out of a model that can decide.
 *
 * @param input the input's name
 * @param size how many values it has
 * @param output the output's name
 * @param outputDimensions how many dimensions it has, each of size 1
 */
record ModelShape(String input, int size, String output, int outputDimensions) {

    private static final String INPUT = "must have one input, 32-bit floats of shape [1, n]";
    private static final String OUTPUT = "must have one output, one 32-bit float of shape [], [1] or [1, 1]";

    /** The largest observation. A model that wants more is none of this kind. */
    private static final long MOST = 1 << 16;

    static ModelShape of(String name, OrtSession session) throws OrtException {
        Collection<NodeInfo> inputs = session.getInputInfo().values();
        Collection<NodeInfo> outputs = session.getOutputInfo().values();
        List<Fault> faults = new ArrayList<>();
        long[] input = shape(inputs);
        if (input.length != 2 || input[0] != 1 || input[1] < 1 || input[1] > MOST) {
            faults.add(fault(name, INPUT, inputs));
        }
        long[] output = shape(outputs);
        boolean one = outputs.size() == 1 && isFloats(first(outputs)) && output.length <= 2;
        if (!one || !Arrays.stream(output).allMatch(dimension -> dimension == 1)) {
            faults.add(fault(name, OUTPUT, outputs));
        }
        if (!faults.isEmpty()) {
            throw new ComponentException(faults, null);
        }
        return new ModelShape(
                first(inputs).getName(), (int) input[1], first(outputs).getName(), output.length);
    }

    /** {@return the shape of the output: with one number} */
    long[] outputShape() {
        long[] shape = new long[outputDimensions];
        Arrays.fill(shape, 1);
        return shape;
    }

    private static NodeInfo first(Collection<NodeInfo> nodes) {
        return nodes.iterator().next();
    }

    private static boolean isFloats(NodeInfo node) {
        return node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT;
    }

    /** The shape of the only node, if it holds floats; else nothing that fits. */
    private static long[] shape(Collection<NodeInfo> nodes) {
        return nodes.size() == 1 && isFloats(first(nodes))
                ? ((TensorInfo) first(nodes).getInfo()).getShape()
                : new long[0];
    }

    private static Fault fault(String name, String rule, Collection<NodeInfo> nodes) {
        String found = nodes.stream().map(ModelShape::describe).toList().toString();
        return new Fault(ErrorCode.COMPONENT_MODEL_SHAPE, name, rule, found);
    }

    private static String describe(NodeInfo node) {
        return node.getInfo() instanceof TensorInfo tensor
                ? node.getName() + " " + tensor.type + " " + Arrays.toString(tensor.getShape())
                : node.getName() + ", no tensor";
    }
}
