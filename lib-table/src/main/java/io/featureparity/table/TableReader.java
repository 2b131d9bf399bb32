// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table row by row, in the order of the file, with bounded memory. Call {@link #next()}; if it returns true,
 * the other methods describe the current row.
 */
public final class TableReader implements TimedRows {

    /** A column of numbers that was found: its name in the file, its name in SQL, and how it is read. */
    record Column(String name, String sqlName, NumberSql sql) {}

    /** The column of times. */
    record TimeColumn(String name, TimeSql sql, TimeOrder order, ZonelessTimes zoneless) {}

    private static final int TIME = 1;

    // What stands behind the values of a row.
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int END = 2;

    private final Database database;
    private final TableSource source;
    private final @Nullable RowFilter filter;
    private final TimeColumn timeColumn;
    private final List<Column> columns;
    private final TimeText timeText;
    private final double[] values;
    private @Nullable ResultSet rows;
    private boolean ended;
    private long row;
    private long time;

    TableReader(
            Database database,
            TableSource source,
            @Nullable RowFilter filter,
            TimeColumn timeColumn,
            List<Column> columns) {
        this.database = database;
        this.source = source;
        this.filter = filter;
        this.timeColumn = timeColumn;
        this.columns = List.copyOf(columns);
        this.timeText = new TimeText(timeColumn.zoneless());
        this.values = new double[columns.size()];
    }

    /**
     * Reads the next row.
     *
     * @return whether there was one
     * @throws InputException if the row cannot be read, holds a value that its column cannot have, or is not after the
     *     row before it; or if the table has no row at all
     */
    @Override
    public boolean next() {
        if (ended) {
            return false;
        }
        boolean isFirst = row == 0;
        int kind;
        long next = 0;
        try {
            if (rows == null) {
                rows = query();
            }
            ResultSet result = rows;
            if (!result.next()) {
                throw refuseCutShort();
            }
            kind = result.getByte(TIME + 1 + values.length);
            if (kind != END) {
                next = time(result);
                for (int i = 0; i < values.length; i++) {
                    values[i] = result.getDouble(TIME + 1 + i);
                }
                row = filter == null ? row + 1 : result.getLong(TIME + 2 + values.length);
            }
        } catch (SQLException e) {
            throw refuse(e);
        }
        if (kind == END) {
            ended = true;
            if (row == 0) {
                throw TableFaults.empty(source.shown(), "must have at least one row");
            }
            return false;
        }
        if (kind == BAD) {
            throw refuseNumber();
        }
        if (next == TimeText.NONE) {
            throw refuseTime();
        }
        if (!isFirst && next <= time && timeColumn.order() == TimeOrder.FORWARD) {
            throw new InputException(new Fault(
                    ErrorCode.TIME_NOT_AFTER,
                    place().part(timeColumn.name()),
                    "the time must be after that of the row before it, " + Instant.ofEpochMilli(time),
                    Instant.ofEpochMilli(next).toString()));
        }
        time = next;
        return true;
    }

    /**
     * Rows, and a last one that says so: where DuckDB fails halfway, it may end the rows without a word.
     */
    private ResultSet query() throws SQLException {
        String numbers =
                columns.stream().map(column -> ", " + column.sql().value()).collect(Collectors.joining());
        String bad = columns.isEmpty()
                ? "false"
                : columns.stream().map(column -> column.sql().bad()).collect(Collectors.joining(" OR "));
        Statement statement = database.connection().createStatement();
        statement.closeOnCompletion();
        return statement.executeQuery("SELECT " + timeColumn.sql().value() + numbers + ", CASE WHEN " + bad + " THEN "
                + BAD + "::TINYINT ELSE " + GOOD + "::TINYINT END" + (filter == null ? "" : ", " + RowFilter.ROW)
                + " FROM " + (filter == null ? source.from() : filter.from(source)) + " UNION ALL SELECT NULL"
                + ", NULL".repeat(columns.size()) + ", " + END + "::TINYINT" + (filter == null ? "" : ", NULL"));
    }

    /**
     * Goes through the whole file once more and keeps a hash of all values, for which each has to be read: then DuckDB does
     * say what it stumbles over.
     */
    private InputException refuseCutShort() {
        String values =
                columns.stream().map(column -> ", " + column.sql().value()).collect(Collectors.joining());
        try {
            database.execute("CREATE TEMPORARY TABLE everything AS SELECT bit_xor(hash("
                    + timeColumn.sql().value() + values + ")) AS hash FROM " + source.from());
        } catch (SQLException e) {
            return refuse(e);
        }
        throw new IllegalStateException("reading " + source.file() + " ended after row " + row + " without a reason");
    }

    private long time(ResultSet result) throws SQLException {
        TimeSql sql = timeColumn.sql();
        if (sql.isText()) {
            String text = result.getString(TIME);
            return text == null ? TimeText.NONE : timeText.millis(text);
        }
        long units = result.getLong(TIME);
        boolean none = result.wasNull() || units % sql.unitsOfMillisecond() != 0;
        long millis = units / sql.unitsOfMillisecond();
        if (none || !TimeText.isInRange(millis)) {
            return TimeText.NONE;
        }
        return sql.isLocal() ? timeText.utc(millis) : millis;
    }

    private InputException refuse(SQLException e) {
        if (Database.isOutOfMemory(e)) {
            return TableFaults.memory(source.file(), e);
        }
        if (Database.isOurs(e)) {
            throw new IllegalStateException("reading " + source.file() + ": " + e.getMessage(), e);
        }
        return source.refuse(e, row);
    }

    /** Finds out which of a row's columns it was; the row itself is read once more, as text. */
    private InputException refuseNumber() {
        String fields = columns.stream()
                .map(column -> ", " + TextSql.bounded("CAST(" + column.sqlName() + " AS VARCHAR)") + ", "
                        + column.sql().bad())
                .collect(Collectors.joining());
        return readAgain("0" + fields, again -> {
            for (int i = 0; i < columns.size(); i++) {
                if (again.getBoolean(2 * i + 3)) {
                    Place where = place().part(columns.get(i).name());
                    String field = again.getString(2 * i + 2);
                    String advice = field == null ? "" : source.advice(field);
                    return TableFaults.value(
                            where, TableFaults.advised(columns.get(i).sql().rule(), advice), field);
                }
            }
            throw new IllegalStateException("row " + row + " of " + source.file() + " reads otherwise the second time");
        });
    }

    private InputException refuseTime() {
        String column = timeColumn.sql().value();
        Place where = place().part(timeColumn.name());
        return readAgain(TextSql.bounded("CAST(" + column + " AS VARCHAR)"), again -> {
            String text = again.getString(1);
            if (text == null) {
                return TableFaults.value(where, "must be a time, which is never absent", null);
            }
            int units = timeColumn.sql().unitsOfMillisecond();
            if (units > 1 && Long.parseLong(text) % units != 0) {
                String unit = units == 1000 ? " microseconds since 1970" : " nanoseconds since 1970";
                return TableFaults.value(where, "must be a time in whole milliseconds", text + unit);
            }
            if (timeColumn.sql().isLocal()) {
                Instant local = Instant.ofEpochSecond(0, Long.parseLong(text) * (1_000_000L / units));
                return TableFaults.value(
                        where, timeText.onceRule(), local.toString().replace("Z", ""));
            }
            return TableFaults.time(where, timeText.rule(text), text);
        });
    }

    @FunctionalInterface
    private interface Finding {
        InputException in(ResultSet again) throws SQLException;
    }

    private InputException readAgain(String fields, Finding finding) {
        try {
            if (rows != null) {
                rows.close();
            }
            try (Statement statement = database.connection().createStatement();
                    ResultSet again = statement.executeQuery(
                            "SELECT " + fields + " FROM " + source.from() + " LIMIT 1 OFFSET " + (row - 1))) {
                again.next();
                return finding.in(again);
            }
        } catch (SQLException e) {
            return refuse(e);
        }
    }

    /** {@return the row's time, in milliseconds since 1970-01-01T00:00Z} */
    @Override
    public long time() {
        return time;
    }

    /**
     * Gives a value of the row.
     *
     * @param column the index of its column among those that are read, from 0
     * @return the value, NaN where absent; infinite if the file has an infinity
     */
    @Override
    public double value(int column) {
        return values[column];
    }

    /** {@return the place of the row, counted as people count: file and line, or file and row} */
    @Override
    public Place place() {
        return source.place(row);
    }
}
