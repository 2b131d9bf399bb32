// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx.toy;

import java.util.Arrays;
import java.util.List;

/** Networks that are written well and cannot decide, for tests of what is refused. */
public final class Networks {

    /** The type of 64-bit floats in ONNX. */
    public static final int DOUBLE = 11;

    private Networks() {}

    private static byte[] bytes(OnnxFile file) {
        return file.toBytes("test", "");
    }

    /** {@return a network that adds up all values of its input, which has a type and a shape} */
    public static byte[] sum(int type, long... shape) {
        return bytes(new OnnxFile("sum")
                .input("in", type, shape)
                .output("out", type, new long[shape.length == 0 ? 0 : shape.length])
                .node("ReduceSum", List.of("in"), "out"));
    }

    /** {@return a network with one good input that gives it back, as so many outputs} */
    public static byte[] echo(int size, int outputs) {
        OnnxFile file = new OnnxFile("echo").input("in", OnnxFile.FLOAT, 1, size);
        for (int i = 0; i < outputs; i++) {
            file.output("out" + i, OnnxFile.FLOAT, 1, size).node("Identity", List.of("in"), "out" + i);
        }
        return bytes(file);
    }

    /** {@return a network of two inputs, which it adds} */
    public static byte[] twoInputs() {
        return bytes(new OnnxFile("two")
                .input("a", OnnxFile.FLOAT, 1, 1)
                .input("b", OnnxFile.FLOAT, 1, 1)
                .output("out", OnnxFile.FLOAT, 1, 1)
                .node("Add", List.of("a", "b"), "out"));
    }

    /** {@return a network of two values that says it gives one number, and gives all values above zero} */
    public static byte[] liar() {
        return bytes(new OnnxFile("liar")
                .input("in", OnnxFile.FLOAT, 1, 2)
                .output("out", OnnxFile.FLOAT, 1)
                .weights("zero", new float[] {0}, 1)
                .node("Greater", List.of("in", "zero"), "above")
                .node("Squeeze", List.of("above"), "which")
                .node("Compress", List.of("in", "which"), "out"));
    }

    /** {@return a network with an operation that nobody knows} */
    public static byte[] unknownOperation() {
        return bytes(new OnnxFile("unknown")
                .input("in", OnnxFile.FLOAT, 1, 1)
                .output("out", OnnxFile.FLOAT, 1, 1)
                .node("Foretell", List.of("in"), "out"));
    }

    /** {@return a network of two values whose two weights are in another file} */
    public static byte[] weightsIn(String file) {
        ProtobufBytes where = new ProtobufBytes().text(1, "location").text(2, file);
        ProtobufBytes content = new ProtobufBytes().message(13, where).number(14, 1);
        return bytes(new OnnxFile("outside")
                .input("in", OnnxFile.FLOAT, 1, 2)
                .output("out", OnnxFile.FLOAT, 1, 1)
                .tensor(content, "weights", 2, 1)
                .weights("bias", new float[] {0}, 1)
                .node("Gemm", List.of("in", "weights", "bias"), "out"));
    }

    /** {@return a network of one value, whose output has a shape of so many dimensions} */
    public static byte[] one(int dimensions) {
        long[] shape = new long[dimensions];
        Arrays.fill(shape, 1);
        OnnxFile file = new OnnxFile("one").input("in", OnnxFile.FLOAT, 1, 1).output("out", OnnxFile.FLOAT, shape);
        return bytes(
                dimensions == 2
                        ? file.node("Neg", List.of("in"), "out")
                        : file.node("Neg", List.of("in"), "negative").node("Squeeze", List.of("negative"), "out"));
    }
}
