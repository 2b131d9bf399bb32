// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table.duckdb;

import io.featureparity.table.TableRows;
import io.featureparity.table.TableWriter;
import io.featureparity.table.WrittenColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * Writes Parquet: DuckDB copies a table into the file. The table is never in memory, because DuckDB asks for its rows
 * as it needs them.
 */
public final class ParquetCopy implements Supplier<Optional<SQLException>> {

    private final Connection connection;
    private final String sql;
    private final Table table;

    /**
     * Prepares to write.
     *
     * @param connection the driver's connection
     * @param sql the statement that copies {@code table_to_write()} into the file
     * @param columns the columns besides that of the times
     * @param rows the rows
     */
    public ParquetCopy(Connection connection, String sql, List<WrittenColumn> columns, TableRows rows) {
        this.connection = connection;
        this.sql = sql;
        this.table = new Table(columns, rows);
    }

    /**
     * Writes the table. Returns the exception that the database threw, if any; an exception that the rows throw is
     * passed on.
     */
    @Override
    public Optional<SQLException> get() {
        try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction();
                Statement statement = connection.createStatement()) {
            function.withName("table_to_write").withFunction(table).register(connection);
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            table.throwWhatTheRowsThrew();
            return Optional.of(e);
        }
    }

    /** A table as DuckDB asks for it, a few thousand rows at a time, in order: by one thread, though not always the same. */
    private static final class Table implements DuckDBTableFunction<Object, Object, Object> {
        private final List<WrittenColumn> columns;
        private final TableRows rows;
        private @Nullable RuntimeException refused;
        private @Nullable Error error;

        private Table(List<WrittenColumn> columns, TableRows rows) {
            this.columns = columns;
            this.rows = rows;
        }

        @Override
        public Object bind(DuckDBTableFunctionBindInfo info) {
            info.addResultColumn(TableWriter.TIME, DuckDBColumnType.BIGINT);
            columns.forEach(column -> info.addResultColumn(column.name(), type(column.kind())));
            return this;
        }

        private static DuckDBColumnType type(WrittenColumn.Kind kind) {
            return switch (kind) {
                case DOUBLE -> DuckDBColumnType.DOUBLE;
                case FLOAT -> DuckDBColumnType.FLOAT;
                case INTEGER, TIME -> DuckDBColumnType.BIGINT;
                case TEXT -> DuckDBColumnType.VARCHAR;
            };
        }

        @Override
        public Object init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(1);
            return this;
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
            try {
                return fill(chunk);
            } catch (RuntimeException e) {
                refused = e; // DuckDB would make a text of it
                throw e;
            } catch (Error e) {
                error = e;
                throw e;
            }
        }

        private long fill(DuckDBDataChunkWriter chunk) {
            DuckDBWritableVector time = chunk.vector(0);
            DuckDBWritableVector[] values = new DuckDBWritableVector[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = chunk.vector(i + 1);
            }
            long row = 0;
            while (row < chunk.capacity() && rows.next()) {
                time.setLong(row, rows.time());
                for (int i = 0; i < values.length; i++) {
                    if (rows.isAbsent(i)) {
                        values[i].setNull(row);
                    } else {
                        put(values[i], row, i);
                    }
                }
                row++;
            }
            return row;
        }

        private void put(DuckDBWritableVector into, long row, int column) {
            switch (columns.get(column).kind()) {
                case DOUBLE -> into.setDouble(row, rows.number(column));
                case FLOAT -> into.setFloat(row, (float) rows.number(column));
                case INTEGER, TIME -> into.setLong(row, rows.integer(column));
                case TEXT -> into.setString(row, rows.text(column));
            }
        }

        private void throwWhatTheRowsThrew() {
            if (refused != null) {
                throw refused;
            }
            if (error != null) {
                throw error;
            }
        }
    }
}
