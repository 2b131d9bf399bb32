// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes a record in Avro's binary encoding, after the head of a single object. NaN is written in its one canonical form. */
final class AvroWriter implements FieldWriter {

    /** What each single object begins with, before the fingerprint of its schema. */
    static final int MARK = 0x01c3;

    /** Mark and fingerprint. */
    static final int HEAD = Short.BYTES + Long.BYTES;

    private static final int USUAL_SIZE = 128;
    private static final int LONGEST_WHOLE = 10;

    private ByteBuffer out = ByteBuffer.allocate(USUAL_SIZE).order(ByteOrder.LITTLE_ENDIAN);

    AvroWriter(long schema) {
        out.putShort((short) MARK).putLong(schema);
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            byte[] larger = Arrays.copyOf(out.array(), Math.max(2 * out.capacity(), out.position() + bytes));
            out = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(out.position());
        }
        return out;
    }

    private void whole(long value) {
        ByteBuffer to = room(LONGEST_WHOLE);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            to.put((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        to.put((byte) rest);
    }

    @Override
    public void text(String name, String value) {
        byte[] utf8 = Utf8.bytes(name, value);
        whole(utf8.length);
        room(utf8.length).put(utf8);
    }

    @Override
    public void time(String name, long millis) {
        whole(millis);
    }

    @Override
    public void day(String name, long epochDay) {
        if (epochDay != (int) epochDay) {
            throw Refusals.field(name, "must be a day that 32 bits can hold", Long.toString(epochDay));
        }
        whole(epochDay);
    }

    @Override
    public void whole(String name, long value) {
        whole(value);
    }

    @Override
    public void flag(String name, boolean value) {
        room(1).put((byte) (value ? 1 : 0));
    }

    @Override
    public void number(String name, double value) {
        room(Double.BYTES).putLong(Double.doubleToLongBits(value));
    }

    @Override
    public void floats(String name, float[] values) {
        count(values.length);
        room(values.length * Float.BYTES);
        for (float value : values) {
            out.putInt(Float.floatToIntBits(value));
        }
        whole(0);
    }

    @Override
    public void numbers(String name, double[] values) {
        count(values.length);
        room(values.length * Double.BYTES);
        for (double value : values) {
            out.putLong(Double.doubleToLongBits(value));
        }
        whole(0);
    }

    /** An array is one block, and a block of none after it; an empty array is the latter alone. */
    private void count(int length) {
        if (length > 0) {
            whole(length);
        }
    }

    @Override
    public byte[] end() {
        return Arrays.copyOf(out.array(), out.position());
    }
}
