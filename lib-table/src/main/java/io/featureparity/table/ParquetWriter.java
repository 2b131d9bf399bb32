// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes Parquet, by way of DuckDB. */
final class ParquetWriter implements TableWriter.Format {

    @Override
    public void write(Path temporary, List<WrittenColumn> columns, TableRows rows) throws SQLException {
        // Times come as numbers: a million of them made into objects would take as long as the features do.
        String times = Stream.concat(
                        Stream.of(TableWriter.TIME),
                        columns.stream()
                                .filter(column -> column.kind() == WrittenColumn.Kind.TIME)
                                .map(WrittenColumn::name))
                .map(Database::name)
                .map(time -> "epoch_ms(" + time + ") AT TIME ZONE 'UTC' AS " + time)
                .collect(Collectors.joining(", "));
        String sql = "COPY (SELECT * REPLACE (" + times + ") FROM table_to_write()) TO "
                + Database.literal(temporary.toString())
                // A dictionary would hold one zero for both, 0.0 and -0.0.
                + " (FORMAT parquet, DICTIONARY_SIZE_LIMIT 0, USE_TMP_FILE false)";
        try (Database database = Database.open()) {
            database.copy(sql, columns, rows);
        }
    }
}
