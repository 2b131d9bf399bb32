// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of this module's README: a table that is written row by row as another one is read. */
class ReadmeTest {

    @TempDir
    private Path folder;

    @Test
    void theExampleReadsAndWrites() throws IOException {
        Path bars = Tables.parquet(
                folder.resolve("bars.parquet"),
                "SELECT TIMESTAMPTZ '2024-03-04 13:00:00Z' AS time, 3912.5::DOUBLE AS close"
                        + " UNION ALL SELECT TIMESTAMPTZ '2024-03-04 13:05:00Z', NULL");
        Path closes = folder.resolve("closes.csv");

        // Shown in lib-table/README.md
        try (TableFile table = TableFile.open(bars)) {
            List<NumberColumn> columns = List.of(new NumberColumn("close", NumberColumn.Kind.DOUBLE));
            TableReader rows = table.read("time", columns, TimeOrder.FORWARD, ZonelessTimes.refused());
            TableWriter.write(closes, List.of("close"), false, rows);
        }
        // Shown up to here

        assertThat(Files.readString(closes))
                .isEqualTo("time,close\n2024-03-04T13:00:00Z,3912.5\n2024-03-04T13:05:00Z,\n");
    }
}
