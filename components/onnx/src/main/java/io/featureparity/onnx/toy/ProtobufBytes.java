// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx.toy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message in the wire format of protocol buffers: fields, each with its number, as a number or as bytes. */
final class ProtobufBytes {

    private static final int NUMBER = 0;
    private static final int BYTES = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ProtobufBytes number(int field, long value) {
        number((long) field << 3 | NUMBER);
        number(value);
        return this;
    }

    ProtobufBytes text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtobufBytes message(int field, ProtobufBytes value) {
        return bytes(field, value.toBytes());
    }

    ProtobufBytes bytes(int field, byte[] value) {
        number((long) field << 3 | BYTES);
        number(value.length);
        out.writeBytes(value);
        return this;
    }

    /** Seven bits in each byte, the lowest first; the eighth says that more follow. */
    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
