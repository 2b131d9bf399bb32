// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text of a zstd file, which DuckDB unpacks: it gives a line as a field of a table that has no other. */
final class ZstdLines extends InputStream {

    /** DuckDB does not say more of lines that end in several ways. */
    static final String ODD = "lines that end in several ways; unpack the file to see where";

    private final Path file;
    private final Database database = Database.open();
    private @Nullable ResultSet lines;
    private byte[] line = {};
    private int at;

    ZstdLines(Path file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        return fill() ? line[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int some = Math.min(length, line.length - at);
        System.arraycopy(line, at, bytes, from, some);
        at += some;
        return some;
    }

    private boolean fill() throws IOException {
        if (at < line.length) {
            return true;
        }
        try {
            if (lines == null) {
                lines = database.connection().createStatement().executeQuery("SELECT line FROM " + of(file, "zstd"));
            }
            if (!lines.next()) {
                return false;
            }
            String text = lines.getString(1);
            line = ((text == null ? "" : text) + "\n").getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        } catch (SQLException e) {
            String why = Database.firstLine(e);
            throw new IOException(why.contains("invalid state") ? ODD : why, e);
        }
    }

    /** A file as a table of its lines. No text of a table has the character that separates fields here. */
    static String of(Path file, String compression) {
        return "read_csv(" + Database.fileToRead(file)
                + ", auto_detect = false, header = false, columns = {'line': 'VARCHAR'}, delim = '\u0001', quote = ''"
                + ", escape = '', compression = '" + compression + "', hive_partitioning = false, filename = false)";
    }

    @Override
    public void close() {
        database.close();
    }
}
