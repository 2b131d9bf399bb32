// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.file.Spool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Writes CSV packed by zstd: the rows as text in a temporary file, of which DuckDB then packs one line behind the other. */
final class ZstdWriter implements TableWriter.Format {

    @Override
    public void write(Path temporary, List<WrittenColumn> columns, TableRows rows) throws IOException, SQLException {
        try (Spool spool = Spool.create(TableFormat.CSV.label())) {
            Path text = spool.path();
            CsvChunks chunks = new CsvChunks(columns, rows);
            String header = new String(chunks.next(), StandardCharsets.UTF_8);
            boolean any = write(chunks, text);
            try (Database database = Database.open()) {
                database.execute("COPY (SELECT encode(" + Database.literal(header) + ")"
                        + (any ? " UNION ALL SELECT encode(line || chr(10)) FROM " + ZstdLines.of(text, "none") : "")
                        + ") TO " + Database.literal(temporary.toString())
                        + " (FORMAT blob, COMPRESSION zstd, USE_TMP_FILE false)");
            }
        }
    }

    private static boolean write(CsvChunks chunks, Path text) throws IOException {
        boolean any = false;
        try (OutputStream out = Files.newOutputStream(text)) {
            for (byte[] some = chunks.next(); some.length > 0; some = chunks.next()) {
                out.write(some);
                any = true;
            }
        }
        return any;
    }
}
