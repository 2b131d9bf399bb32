// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.rows.TimedRows;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
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

/** Writes Parquet: DuckDB copies a table into the file that is nowhere kept, since it asks for the rows as it needs them. */
final class ParquetWriter implements TableWriter.Format {

    @Override
    public void write(Path temporary, List<String> columns, boolean single, TimedRows rows) throws SQLException {
        Table table = new Table(columns, single, rows);
        try (Database database = Database.open();
                DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
            function.withName("table_to_write").withFunction(table).register(database.connection());
            // Times come as numbers: a million of them made into objects would take as long as the features do.
            String time = Database.name(TableWriter.TIME);
            database.execute("COPY (SELECT * REPLACE (epoch_ms(" + time + ") AT TIME ZONE 'UTC' AS " + time
                    + ") FROM table_to_write()) TO " + Database.literal(temporary.toString())
                    + " (FORMAT parquet, USE_TMP_FILE false)");
        } catch (SQLException e) {
            table.throwWhatTheRowsThrew();
            throw e;
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
            info.addResultColumn(TableWriter.TIME, DuckDBColumnType.BIGINT);
            DuckDBColumnType type = single ? DuckDBColumnType.FLOAT : DuckDBColumnType.DOUBLE;
            columns.forEach(column -> info.addResultColumn(column, type));
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
            DuckDBWritableVector[] numbers = new DuckDBWritableVector[columns.size()];
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
