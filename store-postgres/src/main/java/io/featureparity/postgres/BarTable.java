// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.BarStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code usdcop_m5_ohlcv}. Bars are copied to a table of the session, and from there to their places: one bar takes
 * the same way as a million.
 */
final class BarTable implements BarStore {

    /** Whoever waits for bars listens here; the payload is the instrument. */
    static final String CHANNEL = "parity_bars";

    /** So many rows are written by one statement, which has to end in time. */
    private static final int AT_ONCE = 20_000;

    private static final int PAGE = 5_000;

    private static final String STAGE = """
            create temporary table if not exists arrived_bars (
                ordinal bigint, symbol text collate "C", "time" timestamptz, open float8, high float8, low float8, close float8,
                volume float8, closed boolean, seen timestamptz) on commit delete rows""";

    /** Each arrival is looked up by itself: a join would read the whole table for each piece of a long history. */
    private static final String INSERT = """
            with last as materialized (
                select symbol, coalesce((select position from usdcop_m5_ohlcv as stored where stored.symbol = one.symbol
                                         order by position desc limit 1), 0) as position
                from (select distinct symbol from arrived_bars) as one)
            insert into usdcop_m5_ohlcv (symbol, position, "time", open, high, low, close, volume, closed, seen)
            select fresh.symbol, last.position + row_number() over (partition by fresh.symbol order by fresh.ordinal),
                   fresh."time", open, high, low, close, volume, closed, seen
            from (select distinct on (symbol, "time", seen) * from arrived_bars as arrived
                  where (select stored.position from usdcop_m5_ohlcv as stored where stored.symbol = arrived.symbol
                         and stored."time" = arrived."time" and stored.seen = arrived.seen limit 1) is null
                  order by symbol, "time", seen, ordinal) as fresh
            join last using (symbol)""";

    /** In SQL, 0.0 equals -0.0; the bytes that would be sent do not. */
    private static final String DIFFERING = """
            select arrived.symbol, arrived."time", arrived.seen, arrived.open, arrived.high, arrived.low, arrived.close,
                   arrived.volume
            from arrived_bars as arrived
            cross join lateral (select * from usdcop_m5_ohlcv as stored where stored.symbol = arrived.symbol
                                and stored."time" = arrived."time" and stored.seen = arrived.seen limit 1) as stored
            where arrived.closed <> stored.closed
               or float8send(arrived.open) <> float8send(stored.open) or float8send(arrived.high) <> float8send(stored.high)
               or float8send(arrived.low) <> float8send(stored.low) or float8send(arrived.close) <> float8send(stored.close)
               or float8send(arrived.volume) <> float8send(stored.volume)
            order by arrived.ordinal limit 1""";

    private static final String NOTIFY =
            "select pg_notify('" + CHANNEL + "', symbol) from (select distinct symbol from arrived_bars) as one";

    private static final String SELECT = "select position, \"time\", open, high, low, close, volume, closed, seen "
            + "from usdcop_m5_ohlcv where symbol = ? and position > ?";
    private static final String IN_ORDER = " order by position limit " + PAGE;
    private static final String BETWEEN = " and \"time\" >= ? and \"time\" < ?";

    private final Database database;

    BarTable(Database database) {
        this.database = database;
    }

    // ---- writing

    @Override
    public int append(List<ArrivedBar> bars) {
        if (bars.isEmpty()) {
            return 0;
        }
        return database.inTransaction(connection -> {
            AdvisoryLocks.untilEndOfTransaction(connection, AdvisoryLocks.ARRIVALS);
            try (Statement statement = connection.createStatement()) {
                statement.execute(STAGE);
                int fresh = 0;
                for (int from = 0; from < bars.size(); from += AT_ONCE) {
                    if (from > 0) {
                        statement.execute("truncate arrived_bars");
                    }
                    List<ArrivedBar> some = bars.subList(from, Math.min(bars.size(), from + AT_ONCE));
                    fresh += append(connection, statement, some);
                }
                CopyRows.tellPlanner(statement, "usdcop_m5_ohlcv", fresh);
                return fresh;
            }
        });
    }

    private static int append(Connection connection, Statement statement, List<ArrivedBar> bars) throws SQLException {
        CopyRows.into(connection, "arrived_bars", rows -> {
            for (int i = 0; i < bars.size(); i++) {
                ArrivedBar arrived = bars.get(i);
                Bar bar = arrived.bar();
                rows.row(10).whole(i).text(arrived.instrument()).instant(bar.time());
                rows.number(bar.open()).number(bar.high()).number(bar.low()).number(bar.close());
                rows.number(bar.volume()).flag(arrived.closed()).instant(arrived.seen());
            }
        });
        int fresh = statement.executeUpdate(INSERT);
        if (fresh < bars.size()) {
            requireSame(statement);
        }
        if (fresh > 0) {
            statement.execute(NOTIFY);
        }
        return fresh;
    }

    private static void requireSame(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(DIFFERING)) {
            if (rows.next()) {
                Instant time = Columns.instant(rows, 2);
                throw new StoreException(new Fault(
                        ErrorCode.STORE_ROW_DIFFERS,
                        "bar of " + rows.getString(1) + " at " + time + ", seen at " + Columns.instant(rows, 3),
                        "must have the values that were stored before",
                        bar(rows, time, 4).toString()));
            }
        }
    }

    private static Bar bar(ResultSet rows, Instant time, int from) throws SQLException {
        return new Bar(
                time,
                rows.getDouble(from),
                rows.getDouble(from + 1),
                rows.getDouble(from + 2),
                rows.getDouble(from + 3),
                rows.getDouble(from + 4));
    }

    // ---- reading

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
}
