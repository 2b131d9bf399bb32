// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx.toy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes an ONNX file with a loop: it goes on as long as the first value of the observation is above zero, which nothing in the loop
 * changes. So the observation decides whether the model ends.
 */
public final class LoopFile {

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int BOOL = 9;
    private static final int GRAPH = 5;

    private LoopFile() {}

    /** A model of so many values, whose answer is their sum. */
    public static byte[] of(int size) {
        ProtobufBytes body = new ProtobufBytes()
                .message(1, node("Identity", "more", "more_in"))
                .message(1, node("Tanh", "other", "other_in"))
                .text(2, "body")
                .message(11, value("round", INT64))
                .message(11, value("more_in", BOOL))
                .message(11, value("other_in", FLOAT, 1, size))
                .message(12, value("more", BOOL))
                .message(12, value("other", FLOAT, 1, size));
        ProtobufBytes loop = node("Loop", "looped", "", "begins", "observation")
                .message(5, new ProtobufBytes().text(1, "body").message(6, body).number(20, GRAPH));
        ProtobufBytes graph = new ProtobufBytes()
                .message(1, node("Gemm", "first", "observation", "first_alone"))
                .message(1, node("Reshape", "first_value", "first", "scalar"))
                .message(1, node("Greater", "begins", "first_value", "zero"))
                .message(1, loop)
                .message(1, node("Gemm", "action", "looped", "ones"))
                .text(2, "loop")
                .message(5, floats("first_alone", 1, size))
                .message(5, floats("ones", size, size))
                .message(
                        5,
                        new ProtobufBytes()
                                .number(1, 0)
                                .number(2, INT64)
                                .text(8, "scalar")
                                .bytes(9, new byte[0]))
                .message(5, new ProtobufBytes().number(2, FLOAT).text(8, "zero").bytes(9, new byte[Float.BYTES]))
                .message(11, value("observation", FLOAT, 1, size))
                .message(12, value("action", FLOAT, 1, 1));
        return new ProtobufBytes()
                .number(1, 8)
                .message(7, graph)
                .message(8, new ProtobufBytes().text(1, "").number(2, 17))
                .toBytes();
    }

    /** A column of weights, so many of them one and the others zero. */
    private static ProtobufBytes floats(String name, int ones, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            bytes.putFloat(i < ones ? 1 : 0);
        }
        return new ProtobufBytes()
                .number(1, size)
                .number(1, 1)
                .number(2, FLOAT)
                .text(8, name)
                .bytes(9, bytes.array());
    }

    private static ProtobufBytes node(String operation, String output, String... inputs) {
        ProtobufBytes node = new ProtobufBytes();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(3, output).text(4, operation);
    }

    private static ProtobufBytes value(String name, int type, long... shape) {
        ProtobufBytes dimensions = new ProtobufBytes();
        for (long dimension : shape) {
            dimensions.message(1, new ProtobufBytes().number(1, dimension));
        }
        ProtobufBytes tensor = new ProtobufBytes().number(1, type).message(2, dimensions);
        return new ProtobufBytes().text(1, name).message(2, new ProtobufBytes().message(1, tensor));
    }
}
