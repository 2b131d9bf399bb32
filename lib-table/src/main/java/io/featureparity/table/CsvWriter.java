// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes CSV, as it is or packed by gzip. */
final class CsvWriter implements TableWriter.Format {

    private static final int BUFFER = 1 << 16;

    private final boolean packed;

    CsvWriter(boolean packed) {
        this.packed = packed;
    }

    @Override
    public void write(Path temporary, List<WrittenColumn> columns, TableRows rows) throws IOException {
        CsvChunks chunks = new CsvChunks(columns, rows);
        try (OutputStream out = open(temporary)) {
            for (byte[] some = chunks.next(); some.length > 0; some = chunks.next()) {
                out.write(some);
            }
        }
    }

    private OutputStream open(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return packed ? new GZIPOutputStream(out, BUFFER) : out;
    }
}
