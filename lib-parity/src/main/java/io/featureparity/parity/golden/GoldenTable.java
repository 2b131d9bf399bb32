// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A golden table as the generator writes it: a header, then decimal numbers that read back exactly; an empty field is
 * absent, {@code inf} and {@code -inf} are the infinities. Nothing else is understood, on purpose. Rows count from 0,
 * without the header.
 */
final class GoldenTable {

    private static final String IN_A_NUMBER = "0123456789.e+-";

    private final String where;
    private final List<String> header;
    private final String[][] rows;

    private GoldenTable(String where, List<String> header, String[][] rows) {
        this.where = where;
        this.header = header;
        this.rows = rows;
    }

    /** The columns must stand in the order given: a column swapped in a file is an error too. */
    static GoldenTable parse(String where, byte[] bytes, List<String> header, int rows) {
        // Whatever is not ASCII becomes some character that neither a column nor a number has.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\n")) {
            throw malformed(Place.named(where), "must end with the end of a line", "a table cut short");
        }
        String[] lines = text.split("\n", -1);
        List<String> found = List.of(fields(lines[0]));
        if (!found.equals(header)) {
            throw malformed(
                    Place.named(where), "must have the columns " + String.join(",", header), String.join(",", found));
        }
        if (lines.length - 2 != rows) {
            throw malformed(
                    Place.named(where),
                    "must have the " + rows + " rows of its case",
                    Integer.toString(lines.length - 2));
        }
        String[][] cells = new String[rows][];
        for (int row = 0; row < rows; row++) {
            cells[row] = fields(lines[row + 1]);
            if (cells[row].length != header.size()) {
                throw malformed(
                        Place.row(where, row),
                        "must have " + header.size() + " fields",
                        Integer.toString(cells[row].length));
            }
        }
        return new GoldenTable(where, header, cells);
    }

    private static String[] fields(String line) {
        return line.split(",", -1);
    }

    /** A column of times, in milliseconds since 1970-01-01T00:00Z. */
    long[] times(String column) {
        int at = header.indexOf(column);
        long[] times = new long[rows.length];
        for (int row = 0; row < times.length; row++) {
            try {
                times[row] = Instant.parse(rows[row][at]).toEpochMilli();
            } catch (DateTimeException | ArithmeticException e) {
                throw malformed(row, at, "must be a time with its zone", e);
            }
        }
        return times;
    }

    /** A column, NaN where absent. */
    double[] doubles(String column) {
        int at = header.indexOf(column);
        double[] values = new double[rows.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = number(row, at);
        }
        return values;
    }

    /** A column in which nothing is absent. */
    double[] present(String column) {
        double[] values = doubles(column);
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row])) {
                throw malformed(row, header.indexOf(column), "must be present", null);
            }
        }
        return values;
    }

    /** A row, NaN where absent. */
    double[] doubles(int row) {
        double[] values = new double[header.size()];
        for (int column = 0; column < values.length; column++) {
            values[column] = number(row, column);
        }
        return values;
    }

    /** A row of floats, none absent and all finite: neither is ever served (clause D1). */
    float[] floats(int row) {
        float[] values = new float[header.size()];
        for (int column = 0; column < values.length; column++) {
            values[column] = finiteFloat(row, column);
        }
        return values;
    }

    void requireEmpty(int row) {
        for (int column = 0; column < header.size(); column++) {
            if (!rows[row][column].isEmpty()) {
                throw malformed(row, column, "must be empty: the warm-up is not over", null);
            }
        }
    }

    private double number(int row, int column) {
        return switch (rows[row][column]) {
            case "" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> finiteDouble(row, column);
        };
    }

    private double finiteDouble(int row, int column) {
        String cell = rows[row][column];
        try {
            double value = isPlain(cell) ? Double.parseDouble(cell) : Double.NaN;
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, like all that is no number.
        }
        throw malformed(row, column, "must be a number, inf, -inf or empty", null);
    }

    /** Parsed as a float: by way of a double a value could be rounded twice. */
    private float finiteFloat(int row, int column) {
        String cell = rows[row][column];
        try {
            float value = isPlain(cell) ? Float.parseFloat(cell) : Float.NaN;
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, like all that is no number.
        }
        throw malformed(row, column, "must be a finite number", null);
    }

    /** Java reads more than a golden table may hold: hexadecimal, {@code 1d}, {@code Infinity}, blanks around. */
    private static boolean isPlain(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (IN_A_NUMBER.indexOf(cell.charAt(i)) < 0) {
                return false;
            }
        }
        return !cell.startsWith("+");
    }

    private GoldenDataException malformed(int row, int column, String rule, @Nullable Exception cause) {
        Place place = Place.row(where, row).part(header.get(column));
        String cell = rows[row][column];
        Fault fault = new Fault(ErrorCode.GOLDEN_FILE_MALFORMED, place, rule, cell.isEmpty() ? "empty" : cell);
        return new GoldenDataException(List.of(fault), cause);
    }

    private static GoldenDataException malformed(Place place, String rule, String value) {
        return new GoldenDataException(new Fault(ErrorCode.GOLDEN_FILE_MALFORMED, place, rule, value));
    }
}
