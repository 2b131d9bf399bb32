// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.Bar;
import io.featureparity.store.RowFaults;
import io.featureparity.store.row.ArrivedBar;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * Writes bars to {@code usdcop_m5_ohlcv} within a transaction. A few are inserted one by one, as they come live. A history is
 * copied to a table of the session, and from there to its place.
 */
final class BarWriter {

    /** Whoever waits for bars listens here; the payload is the instrument. */
    static final String CHANNEL = "parity_bars";

    /** Up to so many, a statement for each is quicker than a copy. */
    private static final int FEW = 16;

    /** So many rows are written by one statement, which has to end in time. */
    private static final int AT_ONCE = 20_000;

    /**
     * Two statements, sent together. The first one waits for the lock, so the second one sees what others have written. It gives
     * a row if the bar was new, and tells those who wait of it.
     */
    private static final String INSERT_ONE =
            "select pg_advisory_xact_lock(" + AdvisoryLocks.ARRIVALS + "); " + """
            with fresh as (
                insert into usdcop_m5_ohlcv (symbol, position, "time", seen, open, high, low, close, volume, closed)
                values (?, coalesce((select max(position) from usdcop_m5_ohlcv where symbol = ?), 0) + 1,
                        ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (symbol, "time", seen) do nothing returning symbol)
            select pg_notify('""" + CHANNEL + "', symbol) from fresh";

    private static final String SAME_ARRIVAL = """
            select open, high, low, close, volume, closed from usdcop_m5_ohlcv
            where symbol = ? and "time" = ? and seen = ?""";

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

    private BarWriter() {}

    /** Writes bars, and says how many were new. Two writers follow one another, so that positions have no gap. */
    static int write(Connection connection, List<ArrivedBar> bars) throws SQLException {
        return bars.size() <= FEW ? insert(connection, bars) : copy(connection, bars);
    }

    // ---- a few

    private static int insert(Connection connection, List<ArrivedBar> bars) throws SQLException {
        int fresh = 0;
        try (PreparedStatement insert = connection.prepareStatement(INSERT_ONE)) {
            for (ArrivedBar arrived : bars) {
                Bar bar = arrived.bar();
                insert.setString(1, arrived.instrument());
                insert.setString(2, arrived.instrument());
                Columns.set(insert, 3, bar.time());
                Columns.set(insert, 4, arrived.seen());
                insert.setDouble(5, bar.open());
                insert.setDouble(6, bar.high());
                insert.setDouble(7, bar.low());
                insert.setDouble(8, bar.close());
                insert.setDouble(9, bar.volume());
                insert.setBoolean(10, arrived.closed());
                if (isNew(insert)) {
                    fresh++;
                } else {
                    requireSame(connection, arrived);
                }
            }
        }
        return fresh;
    }

    private static boolean isNew(PreparedStatement insert) throws SQLException {
        insert.execute();
        insert.getMoreResults();
        try (ResultSet told = insert.getResultSet()) {
            return told.next();
        }
    }

    private static void requireSame(Connection connection, ArrivedBar arrived) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAME_ARRIVAL)) {
            statement.setString(1, arrived.instrument());
            Columns.set(statement, 2, arrived.bar().time());
            Columns.set(statement, 3, arrived.seen());
            List<ArrivedBar> stored = Columns.all(
                    statement,
                    rows -> new ArrivedBar(
                            arrived.instrument(),
                            BarTable.bar(rows, arrived.bar().time(), 1),
                            rows.getBoolean(6),
                            arrived.seen()));
            if (!stored.contains(arrived)) {
                throw RowFaults.barDiffers(arrived.instrument(), arrived.bar(), arrived.seen());
            }
        }
    }

    // ---- a history

    private static int copy(Connection connection, List<ArrivedBar> bars) throws SQLException {
        AdvisoryLocks.untilEndOfTransaction(connection, AdvisoryLocks.ARRIVALS);
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            int fresh = 0;
            for (int from = 0; from < bars.size(); from += AT_ONCE) {
                if (from > 0) {
                    statement.execute("truncate arrived_bars");
                }
                fresh += copy(connection, statement, bars.subList(from, Math.min(bars.size(), from + AT_ONCE)));
            }
            CopyRows.tellPlanner(statement, "usdcop_m5_ohlcv", fresh);
            return fresh;
        }
    }

    private static int copy(Connection connection, Statement statement, List<ArrivedBar> bars) throws SQLException {
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
                throw RowFaults.barDiffers(rows.getString(1), BarTable.bar(rows, time, 4), Columns.instant(rows, 3));
            }
        }
    }
}
