// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table.duckdb;

import io.featureparity.contract.rows.TimedRows;
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
     * @param sql what copies {@code table_to_write()} into the file
     * @param columns the names of all columns, that of the times first
     * @param single whether the numbers are {@code float}
     * @param rows the rows
     */
    public ParquetCopy(Connection connection, String sql, List<String> columns, boolean single, TimedRows rows) {
        this.connection = connection;
        this.sql = sql;
        this.table = new Table(columns, single, rows);
    }

    /** Writes, and gives what the database threw; what the rows throw is thrown on. */
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
        private final List<String> columns;
        private final boolean single;
        private final TimedRows rows;
        private @Nullable RuntimeException refused;
        private @Nullable Error error;

        private Table(List<String> columns, boolean single, TimedRows rows) {
            this.columns = columns;
            this.single = single;
            this.rows = rows;
        }

        @Override
        public Object bind(DuckDBTableFunctionBindInfo info) {
            info.addResultColumn(columns.get(0), DuckDBColumnType.BIGINT);
            DuckDBColumnType type = single ? DuckDBColumnType.FLOAT : DuckDBColumnType.DOUBLE;
            columns.stream().skip(1).forEach(column -> info.addResultColumn(column, type));
            return this;
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
            DuckDBWritableVector[] numbers = new DuckDBWritableVector[columns.size() - 1];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = chunk.vector(i + 1);
            }
            long row = 0;
            while (row < chunk.capacity() && rows.next()) {
                time.setLong(row, rows.time());
                for (int i = 0; i < numbers.length; i++) {
                    double value = rows.value(i);
                    if (Double.isNaN(value)) {
                        numbers[i].setNull(row);
                    } else if (single) {
                        numbers[i].setFloat(row, (float) value);
                    } else {
                        numbers[i].setDouble(row, value);
                    }
                }
                row++;
            }
            return row;
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
