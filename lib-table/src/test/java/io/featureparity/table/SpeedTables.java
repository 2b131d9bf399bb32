// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Makes large files of bars for {@code tools/gate-speed}: sessions of 60 bars, prices with two decimals, macro values that
 * change with the day. The same rows as CSV and as Parquet. Not a test.
 */
final class SpeedTables {

    private SpeedTables() {}

    /** The folder, and how many rows. */
    public static void main(String[] args) throws SQLException {
        Path folder = Path.of(args[0]);
        String bars = """
                SELECT epoch_ms(make_timestamp(1577973600000000 + (i // 60) * 86400000000 + (i %% 60) * 300000000)) AS time,
                       price AS open, price + (h %% 300) / 100 AS high, price - (h %% 200) / 100 AS low,
                       price + (h %% 100) / 100 AS close, 1 AS volume,
                       round(104 + sin(d / 9.0), 3) AS dxy, round(17 + 3 * sin(d / 5.0), 2) AS vix,
                       round(300 + 20 * cos(d / 11.0), 1) AS embi, round(82 + 4 * cos(d / 7.0), 2) AS brent,
                       round(17 + sin(d / 13.0), 4) AS usdmxn, round(4.2 + sin(d / 17.0) / 3, 3) AS treasury_10y
                FROM (SELECT i, (i // 60) AS d, CAST(hash(i) %% 100000 AS BIGINT) AS h,
                             round(4000 + 300 * sin(i / 4000.0) + 40 * sin(i / 50.0), 2) AS price
                      FROM range(%s) AS rows(i))
                ORDER BY i
                """.formatted(Integer.parseInt(args[1]));
        try (Database database = Database.open()) {
            copy(database, bars, folder.resolve("bars.csv"), "csv, HEADER");
            copy(database, bars, folder.resolve("bars.parquet"), "parquet");
        }
    }

    private static void copy(Database database, String query, Path file, String format) throws SQLException {
        database.execute("COPY (" + query + ") TO " + Database.literal(file.toString()) + " (FORMAT " + format + ")");
    }
}
