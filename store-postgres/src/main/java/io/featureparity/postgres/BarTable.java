// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.Bar;
import io.featureparity.store.BarStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The table {@code usdcop_m5_ohlcv}. */
final class BarTable implements BarStore {

    private static final int PAGE = 10_000;

    private final Database database;

    BarTable(Database database) {
        this.database = database;
    }

    @Override
    public int append(List<ArrivedBar> bars) {
        return bars.isEmpty() ? 0 : database.inTransaction(connection -> BarWriter.write(connection, bars));
    }

    @Override
    public long lastPosition(String instrument) {
        return database.call(connection -> lastPosition(connection, instrument));
    }

    private static long lastPosition(Connection connection, String instrument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(max(position), 0) from usdcop_m5_ohlcv where symbol = ?")) {
            statement.setString(1, instrument);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Override
    public RowCursor<StoredBar> closedAfter(String instrument, long position) {
        return after(instrument, position, " and closed");
    }

    @Override
    public RowCursor<StoredBar> closedBetween(String instrument, Instant from, Instant end) {
        return after(instrument, 0, between(from, end) + " and closed");
    }

    @Override
    public RowCursor<StoredBar> seenBetween(String instrument, Instant from, Instant end) {
        return after(instrument, 0, between(from, end));
    }

    private static String between(Instant from, Instant end) {
        return " and \"time\" >= " + CopiedBars.quoted(from) + " and \"time\" < " + CopiedBars.quoted(end);
    }

    /** COPY takes no parameters, so all values stand in the query. */
    private RowCursor<StoredBar> after(String instrument, long position, String where) {
        return new PagedCursor<>(last -> database.call(connection -> CopiedBars.read(
                connection,
                instrument,
                "select " + CopiedBars.COLUMNS + " from usdcop_m5_ohlcv where symbol = "
                        + CopiedBars.quoted(connection, instrument) + " and position > "
                        + (last == null ? position : last.position()) + where + " order by position limit " + PAGE)));
    }

    /** Reads a bar's five numbers, from a column on. */
    static Bar bar(ResultSet rows, Instant time, int from) throws SQLException {
        return new Bar(
                time,
                rows.getDouble(from),
                rows.getDouble(from + 1),
                rows.getDouble(from + 2),
                rows.getDouble(from + 3),
                rows.getDouble(from + 4));
    }
}
