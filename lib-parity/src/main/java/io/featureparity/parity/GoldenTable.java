// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A golden table as the generator writes it: a header, then numbers that read back exactly; an empty field is absent,
 * {@code inf} and {@code -inf} are the infinities. Nothing else is understood, on purpose.
 */
final class GoldenTable {

    private static final String TIME = "time";

    private final String where;
    private final int rows;
    private final long @Nullable [] time;
    private final Map<String, String[]> fields;

    private GoldenTable(String where, int rows, long @Nullable [] time, Map<String, String[]> fields) {
        this.where = where;
        this.rows = rows;
        this.time = time;
        this.fields = fields;
    }

    static GoldenTable parse(String where, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        if (!text.endsWith("\n")) {
            throw malformed(where, "must end with the end of a line", "a table cut short");
        }
        String[] lines = text.split("\n", -1);
        String[] header = lines[0].split(",", -1);
        int rows = lines.length - 2;
        Map<String, String[]> fields = new LinkedHashMap<>();
        for (String name : header) {
            if (fields.put(name, new String[rows]) != null) {
                throw malformed(where, "no column must stand twice", name);
            }
        }
        String[][] columns = fields.values().toArray(String[][]::new);
        for (int row = 0; row < rows; row++) {
            String[] cells = lines[row + 1].split(",", -1);
            if (cells.length != header.length) {
                throw malformed(where + ", row " + row, "must have " + header.length + " fields", "" + cells.length);
            }
            for (int i = 0; i < cells.length; i++) {
                columns[i][row] = cells[i];
            }
        }
        String[] times = fields.remove(TIME);
        return new GoldenTable(where, rows, times == null ? null : times(where, times), fields);
    }

    private static long[] times(String where, String[] cells) {
        long[] time = new long[cells.length];
        for (int row = 0; row < time.length; row++) {
            try {
                time[row] = Instant.parse(cells[row]).toEpochMilli();
            } catch (DateTimeParseException e) {
                throw malformed(where + ", row " + row + ", " + TIME, "must be a time with its zone", cells[row]);
            }
        }
        return time;
    }

    int rows() {
        return rows;
    }

    long[] time() {
        if (time == null) {
            throw malformed(where, "must have a column " + TIME, fields.keySet().toString());
        }
        return time;
    }

    /** The names of the columns other than the time, in order. */
    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    double[] doubles(String column) {
        String[] cells = cells(column);
        double[] values = new double[cells.length];
        for (int row = 0; row < values.length; row++) {
            try {
                values[row] = Double.parseDouble(spelling(cells[row]));
            } catch (NumberFormatException e) {
                throw notANumber(column, row, cells[row]);
            }
        }
        return values;
    }

    /** Parsed as floats: by way of a double a value could be rounded twice. */
    float[] floats(String column) {
        String[] cells = cells(column);
        float[] values = new float[cells.length];
        for (int row = 0; row < values.length; row++) {
            try {
                values[row] = Float.parseFloat(spelling(cells[row]));
            } catch (NumberFormatException e) {
                throw notANumber(column, row, cells[row]);
            }
        }
        return values;
    }

    private String[] cells(String column) {
        String[] cells = fields.get(column);
        if (cells == null) {
            throw malformed(
                    where, "must have a column " + column, fields.keySet().toString());
        }
        return cells;
    }

    private GoldenDataException notANumber(String column, int row, String cell) {
        return malformed(where + ", row " + row + ", " + column, "must be a number, inf, -inf or empty", cell);
    }

    private static String spelling(String cell) {
        return switch (cell) {
            case "" -> "NaN";
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            default -> cell;
        };
    }

    private static GoldenDataException malformed(String where, String rule, String value) {
        return new GoldenDataException(new Fault(ErrorCode.GOLDEN_FILE_MALFORMED, where, rule, value));
    }
}
