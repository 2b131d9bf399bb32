// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table as CSV, some rows at a time: numbers as Python prints them, infinities as {@code inf}, times in UTC. */
final class CsvChunks {

    private static final int USUAL = 1 << 16;

    private final UtcText utc = new UtcText();
    private final DecimalBytes decimals = new DecimalBytes();
    private final List<WrittenColumn> columns;
    private final TableRows rows;
    private byte[] buffer;
    private byte[] header;

    CsvChunks(List<WrittenColumn> columns, TableRows rows) {
        StringBuilder names = new StringBuilder(TableWriter.TIME);
        columns.forEach(column -> names.append(',').append(quoted(column.name())));
        this.header = names.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        this.columns = columns;
        this.rows = rows;
        this.buffer = new byte[Math.max(2 * longest(), USUAL)];
    }

    /** How long a row can be without its texts. */
    private int longest() {
        return UtcText.LONGEST + 1 + columns.size() * (DecimalBytes.LONGEST + 1);
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
            for (int i = 0; i < columns.size(); i++) {
                buffer[filled++] = ',';
                if (!rows.isAbsent(i)) {
                    filled = put(i, filled);
                }
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

    private int put(int column, int at) {
        return switch (columns.get(column).kind()) {
            case DOUBLE -> {
                double value = rows.number(column);
                yield Double.isFinite(value) ? decimals.put(value, buffer, at) : putWord(value, at);
            }
            case FLOAT -> {
                float value = (float) rows.number(column);
                yield Float.isFinite(value) ? decimals.put(value, buffer, at) : putWord(value, at);
            }
            case INTEGER -> putAscii(Long.toString(rows.integer(column)), at);
            case TIME -> utc.put(rows.integer(column), buffer, at);
            case TEXT -> putText(quoted(rows.text(column)), at);
        };
    }

    private int putWord(double value, int at) {
        return putAscii(Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf", at);
    }

    private int putAscii(String ascii, int at) {
        for (int i = 0; i < ascii.length(); i++) {
            buffer[at + i] = (byte) ascii.charAt(i);
        }
        return at + ascii.length();
    }

    /** A text can be of any length; what comes behind it in its row still has room. */
    private int putText(String text, int at) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int end = at + bytes.length;
        if (end + longest() > buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * (end + longest()));
        }
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        return end;
    }
}
