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
import org.jspecify.annotations.Nullable;

/** The table {@code usdcop_m5_ohlcv}. */
final class BarTable implements BarStore {

    private static final int PAGE = 5_000;

    private static final String SELECT = "select position, \"time\", open, high, low, close, volume, closed, seen "
            + "from usdcop_m5_ohlcv where symbol = ? and position > ?";
    private static final String IN_ORDER = " order by position limit " + PAGE;
    private static final String BETWEEN = " and \"time\" >= ? and \"time\" < ?";

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
        return new PagedCursor<>(last -> database.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT + " and closed" + IN_ORDER)) {
                statement.setString(1, instrument);
                statement.setLong(2, last == null ? position : last.position());
                return Columns.all(statement, rows -> stored(instrument, rows));
            }
        }));
    }

    @Override
    public RowCursor<StoredBar> closedBetween(String instrument, Instant from, Instant end) {
        return between(instrument, BETWEEN + " and closed", from, end);
    }

    @Override
    public RowCursor<StoredBar> seenBetween(String instrument, Instant from, Instant end) {
        return between(instrument, BETWEEN, from, end);
    }

    private RowCursor<StoredBar> between(String instrument, String where, Instant from, Instant end) {
        return new PagedCursor<>(last -> database.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT + where + IN_ORDER)) {
                statement.setString(1, instrument);
                statement.setLong(2, positionOf(last));
                Columns.set(statement, 3, from);
                Columns.set(statement, 4, end);
                return Columns.all(statement, rows -> stored(instrument, rows));
            }
        }));
    }

    private static long positionOf(@Nullable StoredBar last) {
        return last == null ? 0 : last.position();
    }

    private static StoredBar stored(String instrument, ResultSet rows) throws SQLException {
        Bar bar = bar(rows, Columns.instant(rows, 2), 3);
        return new StoredBar(
                rows.getLong(1), new ArrivedBar(instrument, bar, rows.getBoolean(8), Columns.instant(rows, 9)));
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
