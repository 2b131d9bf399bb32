// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.rows.TimedRows;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table as CSV, some rows at a time: numbers as Python prints them, infinities as {@code inf}, times in UTC. */
final class CsvChunks {

    private static final int USUAL = 1 << 16;

    private final UtcText utc = new UtcText();
    private final DecimalBytes decimals = new DecimalBytes();
    private final boolean single;
    private final int size;
    private final TimedRows rows;
    private final byte[] buffer;
    private byte[] header;

    CsvChunks(List<String> columns, boolean single, TimedRows rows) {
        StringBuilder names = new StringBuilder(TableWriter.TIME);
        columns.forEach(column -> names.append(',').append(quoted(column)));
        this.header = names.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        this.single = single;
        this.size = columns.size();
        this.rows = rows;
        this.buffer = new byte[Math.max(2 * longest(), USUAL)];
    }

    private int longest() {
        return UtcText.LONGEST + 1 + size * (DecimalBytes.LONGEST + 1);
    }

    /** The next bytes, which are the caller's; none at the end. */
    byte[] next() {
        if (header.length > 0) {
            byte[] first = header;
            header = new byte[0];
            return first;
        }
        int filled = 0;
        while (filled + longest() <= buffer.length && rows.next()) {
            filled = utc.put(rows.time(), buffer, filled);
            for (int i = 0; i < size; i++) {
                buffer[filled++] = ',';
                filled = put(rows.value(i), filled);
            }
            buffer[filled++] = '\n';
        }
        return Arrays.copyOf(buffer, filled);
    }

    /** Names come from contracts, in which a name may be any text. */
    private static String quoted(String name) {
        boolean plain = name.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private int put(double value, int at) {
        if (Double.isNaN(value)) {
            return at;
        } else if (Double.isInfinite(value)) {
            return putText(value > 0 ? "inf" : "-inf", at);
        }
        return single ? decimals.put((float) value, buffer, at) : decimals.put(value, buffer, at);
    }

    private int putText(String ascii, int at) {
        for (int i = 0; i < ascii.length(); i++) {
            buffer[at + i] = (byte) ascii.charAt(i);
        }
        return at + ascii.length();
    }
}
