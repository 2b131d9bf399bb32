// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.Bar;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Reads bars in PostgreSQL's binary format of COPY, several times as fast as as rows of a result. Numbers come as their bits. */
final class CopiedBars {

    /** The columns of a row, in the order in which they are read. */
    static final String COLUMNS = "position, \"time\", open, high, low, close, volume, closed, seen";

    private static final int FIELDS = 9;

    /** Before each field is its length; all are 8 bytes but one. */
    private static final int ROW = FIELDS * Integer.BYTES + (FIELDS - 1) * Long.BYTES + 1;

    private static final int HEADER = 11 + 2 * Integer.BYTES;
    private static final int END = -1;

    /** Seconds from the epoch of Java to that of PostgreSQL, which counts microseconds. */
    private static final long EPOCH_SECOND =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final String instrument;
    private final ByteBuffer row = ByteBuffer.allocate(ROW);

    private CopiedBars(String instrument) {
        this.instrument = instrument;
    }

    /**
     * Reads bars of one instrument.
     *
     * @param query a query of {@link #COLUMNS}
     */
    static List<StoredBar> read(Connection connection, String instrument, String query) throws SQLException {
        String copy = "copy (" + query + ") to stdout (format binary)";
        try (PGCopyInputStream bytes = new PGCopyInputStream(connection.unwrap(PGConnection.class), copy);
                DataInputStream in = new DataInputStream(bytes)) {
            try {
                in.skipNBytes(HEADER);
                return new CopiedBars(instrument).all(in);
            } finally {
                // The driver would cancel a copy that is not read to its end, and lose count of the server's answers.
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new PSQLException("COPY ended too early", PSQLState.CONNECTION_FAILURE, e);
        }
    }

    private List<StoredBar> all(DataInputStream in) throws IOException, SQLException {
        List<StoredBar> bars = new ArrayList<>();
        for (int fields = in.readShort(); fields != END; fields = in.readShort()) {
            require(fields == FIELDS);
            in.readFully(row.array());
            row.clear();
            bars.add(bar());
        }
        return bars;
    }

    private StoredBar bar() throws SQLException {
        long position = whole();
        Instant time = instant();
        Bar bar = new Bar(time, number(), number(), number(), number(), number());
        require(row.getInt() == 1);
        boolean closed = row.get() != 0;
        return new StoredBar(position, new ArrivedBar(instrument, bar, closed, instant()));
    }

    private long whole() throws SQLException {
        require(row.getInt() == Long.BYTES);
        return row.getLong();
    }

    private double number() throws SQLException {
        return Double.longBitsToDouble(whole());
    }

    private Instant instant() throws SQLException {
        long micros = whole();
        return Instant.ofEpochSecond(
                EPOCH_SECOND + Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS_PER_MICRO);
    }

    /** Somebody may have given a column another type, and bytes of it would be read as something else. */
    private static void require(boolean isAsExpected) throws SQLException {
        if (!isAsExpected) {
            throw new PSQLException("columns of other types in usdcop_m5_ohlcv", PSQLState.DATATYPE_MISMATCH);
        }
    }

    /** {@return a text as it stands in SQL} */
    static String quoted(Connection connection, String text) throws SQLException {
        return "'" + connection.unwrap(PGConnection.class).escapeLiteral(text) + "'";
    }

    /** {@return an instant as it stands in SQL} */
    static String quoted(Instant instant) {
        return "'" + Columns.inRange(instant) + "'::timestamptz";
    }
}
