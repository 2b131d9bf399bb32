// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows in PostgreSQL's binary format of COPY. Numbers go as their bits. It holds one piece of the rows in memory.
 *
 * <p>Not thread-safe.
 */
final class CopyRows {

    /** The signature, flags and the length of an extension, both none. */
    private static final String HEADER = "PGCOPY\n\377\r\n\0" + "\0\0\0\0" + "\0\0\0\0";

    private static final int MANY_ROWS = 2_000;
    private static final int PIECE = 1 << 16;
    private static final int FLOAT4_TYPE = 700;
    private static final int FLOAT8_TYPE = 701;
    private static final int NULL = -1;
    private static final int END = -1;

    /** From here PostgreSQL counts. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private final CopyIn copy;
    private ByteBuffer out = ByteBuffer.allocate(2 * PIECE);

    private CopyRows(CopyIn copy) {
        this.copy = copy;
        out.put(HEADER.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes the rows. */
    @FunctionalInterface
    interface Writer {
        void write(CopyRows rows) throws SQLException;
    }

    /**
     * Copies rows to a table.
     *
     * @param columns the table and its columns, as they stand in SQL
     */
    static void into(Connection connection, String columns, Writer writer) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + columns + " from stdin (format binary)");
        try {
            CopyRows rows = new CopyRows(copy);
            writer.write(rows);
            rows.room(Short.BYTES).putShort((short) END);
            rows.send();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /**
     * Lets the server count a table that has grown by many rows, or it sorts the whole table for each page that is read. A user who
     * is not its owner only gets a warning; the server counts by itself some time later.
     */
    static void tellPlanner(Statement statement, String table, int rows) throws SQLException {
        if (rows > MANY_ROWS) {
            statement.execute("analyze " + table);
        }
    }

    CopyRows row(int fields) throws SQLException {
        if (out.position() >= PIECE) {
            send();
        }
        room(Short.BYTES).putShort((short) fields);
        return this;
    }

    private void send() throws SQLException {
        copy.writeToCopy(out.array(), 0, out.position());
        out.clear();
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            out = ByteBuffer.allocate(Math.max(2 * out.capacity(), out.position() + bytes))
                    .put(out.flip());
        }
        return out;
    }

    CopyRows none() {
        room(Integer.BYTES).putInt(NULL);
        return this;
    }

    CopyRows text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    CopyRows bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    CopyRows flag(boolean value) {
        room(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    CopyRows whole(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    CopyRows number(double value) {
        room(Integer.BYTES + Double.BYTES).putInt(Double.BYTES).putDouble(value);
        return this;
    }

    CopyRows instant(Instant value) {
        return whole(ChronoUnit.MICROS.between(EPOCH, value));
    }

    CopyRows day(LocalDate value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt((int) ChronoUnit.DAYS.between(FIRST_DAY, value));
        return this;
    }

    CopyRows numbers(double[] values) {
        beginArray(FLOAT8_TYPE, values.length, Double.BYTES);
        for (double value : values) {
            number(value);
        }
        return this;
    }

    CopyRows numbers(float[] values) {
        beginArray(FLOAT4_TYPE, values.length, Float.BYTES);
        for (float value : values) {
            room(Integer.BYTES + Float.BYTES).putInt(Float.BYTES).putFloat(value);
        }
        return this;
    }

    /** Dimensions, no nulls, type of the elements; then, if there are any, how many, from index 1 on. */
    private void beginArray(int type, int length, int elementBytes) {
        int head = 3 * Integer.BYTES + (length == 0 ? 0 : 2 * Integer.BYTES);
        room(Integer.BYTES + head)
                .putInt(head + length * (Integer.BYTES + elementBytes))
                .putInt(length == 0 ? 0 : 1)
                .putInt(0)
                .putInt(type);
        if (length > 0) {
            out.putInt(length).putInt(1);
        }
    }
}
