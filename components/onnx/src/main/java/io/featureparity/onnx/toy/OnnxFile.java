// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx.toy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Writes a network as an ONNX file, without ONNX's library. It knows as much of the format as a small network needs; the numbers
 * of the fields are those of {@code onnx.proto3}.
 */
final class OnnxFile {

    /** The type of 32-bit floats. */
    static final int FLOAT = 1;

    private static final int FORMAT = 8;
    private static final int OPERATIONS = 17;

    private final ProtobufBytes graph = new ProtobufBytes();

    OnnxFile(String name) {
        graph.text(2, name);
    }

    OnnxFile input(String name, int type, long... shape) {
        graph.message(11, value(name, type, shape));
        return this;
    }

    OnnxFile output(String name, int type, long... shape) {
        graph.message(12, value(name, type, shape));
        return this;
    }

    private static ProtobufBytes value(String name, int type, long... shape) {
        ProtobufBytes dimensions = new ProtobufBytes();
        for (long dimension : shape) {
            dimensions.message(1, new ProtobufBytes().number(1, dimension));
        }
        ProtobufBytes tensor = new ProtobufBytes().number(1, type).message(2, dimensions);
        return new ProtobufBytes().text(1, name).message(2, new ProtobufBytes().message(1, tensor));
    }

    OnnxFile weights(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return tensor(new ProtobufBytes().bytes(9, bytes.array()), name, shape);
    }

    /** Adds a tensor whose content is there already. */
    OnnxFile tensor(ProtobufBytes content, String name, long... shape) {
        for (long dimension : shape) {
            content.number(1, dimension);
        }
        graph.message(5, content.number(2, FLOAT).text(8, name));
        return this;
    }

    OnnxFile node(String operation, List<String> inputs, String output) {
        ProtobufBytes node = new ProtobufBytes();
        inputs.forEach(input -> node.text(1, input));
        graph.message(1, node.text(2, output).text(3, output).text(4, operation));
        return this;
    }

    byte[] toBytes(String producer, String description) {
        ProtobufBytes operations = new ProtobufBytes().text(1, "").number(2, OPERATIONS);
        return new ProtobufBytes()
                .number(1, FORMAT)
                .text(2, producer)
                .text(6, description)
                .message(7, graph)
                .message(8, operations)
                .toBytes();
    }
}
