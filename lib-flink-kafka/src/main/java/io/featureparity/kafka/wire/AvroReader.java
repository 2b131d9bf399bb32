// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads a record in Avro's binary encoding. It reserves memory only for what is there: a length that the record claims is
 * compared with the bytes that are left of it before anything is made of it.
 */
final class AvroReader implements FieldReader {

    private static final int BITS_OF_LAST_BYTE = 63;

    private final ByteBuffer in;

    /** Begins after the head of a single object. */
    AvroReader(byte[] record) {
        in = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).position(AvroWriter.HEAD);
    }

    private ByteBuffer take(String name, long bytes) {
        if (bytes < 0 || bytes > in.remaining()) {
            String rule = "must have " + bytes + " bytes for " + name;
            throw Refusals.unreadable(rule, in.remaining() + " at the end of " + in.limit());
        }
        return in;
    }

    @Override
    public long whole(String name) {
        long value = 0;
        for (int shift = 0; shift <= BITS_OF_LAST_BYTE; shift += 7) {
            int next = take(name, 1).get();
            long bits = next & 0x7f;
            if (shift == BITS_OF_LAST_BYTE && bits > 1) {
                break;
            }
            value |= bits << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw Refusals.unreadable("must have a whole number of at most 64 bits for " + name, "a longer one");
    }

    @Override
    public String text(String name) {
        long length = whole(name);
        ByteBuffer from = take(name, length);
        ByteBuffer utf8 = from.slice(from.position(), (int) length);
        from.position(from.position() + (int) length);
        return Utf8.text(name, utf8);
    }

    @Override
    public long time(String name) {
        return whole(name);
    }

    @Override
    public long day(String name) {
        long day = whole(name);
        if (day != (int) day) {
            throw Refusals.field(name, "must be a day that 32 bits can hold", Long.toString(day));
        }
        return day;
    }

    @Override
    public boolean flag(String name) {
        byte value = take(name, 1).get();
        if (value != 0 && value != 1) {
            throw Refusals.unreadable("must have 0 or 1 for " + name, Byte.toString(value));
        }
        return value == 1;
    }

    @Override
    public double number(String name) {
        return canonical(take(name, Double.BYTES).getDouble());
    }

    /** Of all the forms of NaN the one that arithmetic makes. */
    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    @Override
    public float[] floats(String name) {
        float[] values = new float[items(name, Float.BYTES)];
        for (int at = 0, until = block(name, Float.BYTES); until > at; until += block(name, Float.BYTES)) {
            while (at < until) {
                float value = in.getFloat();
                values[at++] = Float.isNaN(value) ? Float.NaN : value;
            }
        }
        return values;
    }

    @Override
    public double[] numbers(String name) {
        double[] values = new double[items(name, Double.BYTES)];
        for (int at = 0, until = block(name, Double.BYTES); until > at; until += block(name, Double.BYTES)) {
            while (at < until) {
                values[at++] = canonical(in.getDouble());
            }
        }
        return values;
    }

    /** How many items all blocks of an array hold; it is read again after that. */
    private int items(String name, int size) {
        int begin = in.position();
        int items = 0;
        for (int count = block(name, size); count > 0; count = block(name, size)) {
            items += count;
            in.position(in.position() + count * size);
        }
        in.position(begin);
        return items;
    }

    /** How many items come next, all of which are there; none at the end of an array. */
    private int block(String name, int size) {
        long count = whole(name);
        if (count < 0) { // then its size in bytes follows, for readers that want to skip it
            count = -count;
            whole(name);
        }
        if (count < 0 || count > in.remaining() / size) {
            String rule = "must have as many items as it says for " + name;
            throw Refusals.unreadable(rule, count + " in " + in.remaining() + " bytes");
        }
        return (int) count;
    }

    @Override
    public void end() {
        if (in.hasRemaining()) {
            throw Refusals.unreadable("must end with its last field", in.remaining() + " more bytes");
        }
    }
}
