// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.rows.TimedRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes CSV: numbers as Python prints them, infinities as {@code inf} and {@code -inf}, times in UTC. */
final class CsvWriter implements TableWriter.Format {

    private final UtcText utc = new UtcText();
    private final DecimalBytes decimals = new DecimalBytes();

    @Override
    public void write(Path temporary, List<String> columns, boolean single, TimedRows rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(temporary)) {
            StringBuilder header = new StringBuilder(TableWriter.TIME);
            columns.forEach(column -> header.append(',').append(quoted(column)));
            out.write(header.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            int size = columns.size();
            int longest = UtcText.LONGEST + 1 + size * (DecimalBytes.LONGEST + 1);
            byte[] buffer = new byte[Math.max(2 * longest, 1 << 16)];
            int filled = 0;
            while (rows.next()) {
                filled = utc.put(rows.time(), buffer, filled);
                for (int i = 0; i < size; i++) {
                    buffer[filled++] = ',';
                    filled = put(rows.value(i), single, buffer, filled);
                }
                buffer[filled++] = '\n';
                if (filled + longest > buffer.length) {
                    out.write(buffer, 0, filled);
                    filled = 0;
                }
            }
            out.write(buffer, 0, filled);
        }
    }

    /** Names come from contracts, in which a name may be any text. */
    private static String quoted(String name) {
        boolean plain = name.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private int put(double value, boolean single, byte[] buffer, int at) {
        if (Double.isNaN(value)) {
            return at;
        } else if (Double.isInfinite(value)) {
            return putText(value > 0 ? "inf" : "-inf", buffer, at);
        }
        return single ? decimals.put((float) value, buffer, at) : decimals.put(value, buffer, at);
    }

    private static int putText(String ascii, byte[] buffer, int at) {
        for (int i = 0; i < ascii.length(); i++) {
            buffer[at + i] = (byte) ascii.charAt(i);
        }
        return at + ascii.length();
    }
}
