// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.rows.TimedRows;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes Parquet, by way of DuckDB. */
final class ParquetWriter implements TableWriter.Format {

    @Override
    public void write(Path temporary, List<String> columns, boolean single, TimedRows rows) throws SQLException {
        List<String> all = new ArrayList<>(List.of(TableWriter.TIME));
        all.addAll(columns);
        // Times come as numbers: a million of them made into objects would take as long as the features do.
        String time = Database.name(TableWriter.TIME);
        String sql = "COPY (SELECT * REPLACE (epoch_ms(" + time + ") AT TIME ZONE 'UTC' AS " + time
                + ") FROM table_to_write()) TO " + Database.literal(temporary.toString())
                + " (FORMAT parquet, USE_TMP_FILE false)";
        try (Database database = Database.open()) {
            database.copy(sql, all, single, rows);
        }
    }
}
