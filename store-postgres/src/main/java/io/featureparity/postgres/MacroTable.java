// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.store.MacroStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.RowFaults;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code macro_indicators_daily}. */
final class MacroTable implements MacroStore {

    private static final String STAGE = """
            create temporary table if not exists arrived_macro (
                indicator text collate "C", day date, published timestamptz, value float8) on commit delete rows""";

    private static final String SETTLED = "select max(\"time\") from usdcop_m5_ohlcv where closed";

    /** Those that no stored bar should have seen. Two of a day are never available at once: the second one waits. */
    private static final String INSERT_IN_TIME = """
            insert into macro_indicators_daily (indicator, day, published, available, value)
            select indicator, day, published, published, value from arrived_macro
            where published > coalesce((select max("time") from usdcop_m5_ohlcv where closed), '-infinity')
            on conflict do nothing""";

    /** Those that are left, in the order in which they were published. */
    private static final String LEFT = """
            select distinct on (published, indicator, day) indicator, day, published, value from arrived_macro as arrived
            where (select stored.day from macro_indicators_daily as stored where stored.indicator = arrived.indicator
                   and stored.day = arrived.day and stored.published = arrived.published limit 1) is null
            order by published, indicator, day""";

    private static final String INSERT_LATE = """
            insert into macro_indicators_daily (indicator, day, published, available, value) values (?, ?, ?, ?, ?)
            on conflict (available, indicator, day) do nothing""";

    private static final String DIFFERING = """
            select arrived.indicator, arrived.day, arrived.published, arrived.value, stored.value
            from arrived_macro as arrived
            cross join lateral (select * from macro_indicators_daily as stored where stored.indicator = arrived.indicator
                                and stored.day = arrived.day and stored.published = arrived.published limit 1) as stored
            where float8send(arrived.value) <> float8send(stored.value) limit 1""";

    private static final String SELECT = """
            select indicator, day, published, value, available from macro_indicators_daily
            where available > ? and available <= ? and (available, indicator, day) > (?, ?, ?)
            order by available, indicator, day limit 2000""";

    private final Database database;

    MacroTable(Database database) {
        this.database = database;
    }

    // ---- writing

    @Override
    public int append(List<MacroPublication> publications) {
        if (publications.isEmpty()) {
            return 0;
        }
        return database.inTransaction(connection -> {
            AdvisoryLocks.untilEndOfTransaction(connection, AdvisoryLocks.ARRIVALS);
            try (Statement statement = connection.createStatement()) {
                statement.execute(STAGE);
                CopyRows.into(connection, "arrived_macro", rows -> {
                    for (MacroPublication one : publications) {
                        rows.row(4).text(one.column()).day(one.day()).instant(one.published());
                        rows.number(one.value());
                    }
                });
                int inTime = statement.executeUpdate(INSERT_IN_TIME);
                int late = appendLate(connection);
                requireSame(statement);
                CopyRows.tellPlanner(statement, "macro_indicators_daily", inTime + late);
                return inTime + late;
            }
        });
    }

    private static int appendLate(Connection connection) throws SQLException {
        List<MacroPublication> late;
        try (PreparedStatement left = connection.prepareStatement(LEFT)) {
            late = Columns.all(left, MacroTable::publication);
        }
        Instant settled = late.isEmpty() ? null : settled(connection);
        try (PreparedStatement insert = connection.prepareStatement(INSERT_LATE)) {
            for (MacroPublication one : late) {
                insert.setString(1, one.column());
                insert.setObject(2, one.day());
                Columns.set(insert, 3, one.published());
                insert.setDouble(5, one.value());
                Instant available =
                        settled == null || one.published().isAfter(settled) ? one.published() : settled.plusMillis(1);
                Columns.set(insert, 4, available);
                while (insert.executeUpdate() == 0) {
                    available = available.plusMillis(1);
                    Columns.set(insert, 4, available);
                }
            }
        }
        return late.size();
    }

    private static @Nullable Instant settled(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTLED);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getObject(1) == null ? null : Columns.instant(rows, 1);
        }
    }

    private static void requireSame(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(DIFFERING)) {
            if (rows.next()) {
                throw RowFaults.macroDiffers(
                        rows.getString(1),
                        rows.getObject(2, LocalDate.class),
                        Columns.instant(rows, 3),
                        rows.getDouble(5),
                        rows.getDouble(4));
            }
        }
    }

    // ---- reading

    @Override
    public Optional<Instant> settledUntil() {
        return database.call(connection -> Optional.ofNullable(settled(connection)));
    }

    @Override
    public RowCursor<KnownMacro> available(Instant after, Instant until) {
        return new PagedCursor<>(last -> database.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
                Columns.set(statement, 1, after);
                Columns.set(statement, 2, until);
                Columns.set(statement, 3, last == null ? Instant.MIN : last.available());
                statement.setString(4, last == null ? "" : last.publication().column());
                statement.setObject(
                        5, last == null ? LocalDate.EPOCH : last.publication().day());
                return Columns.all(statement, rows -> new KnownMacro(publication(rows), Columns.instant(rows, 5)));
            }
        }));
    }

    private static MacroPublication publication(ResultSet rows) throws SQLException {
        return new MacroPublication(
                rows.getString(1), rows.getObject(2, LocalDate.class), Columns.instant(rows, 3), rows.getDouble(4));
    }
}
