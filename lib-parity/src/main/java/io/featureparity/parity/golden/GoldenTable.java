// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import com.fasterxml.jackson.core.io.NumberInput;
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

    /** Rounded once, as the JDK does, in a third of the time. */
    private static final boolean FAST = true;

    /** Of a double, 24 characters, or a time, with what stands behind it. */
    private static final int LONGEST_CELL = 40;

    /** So that a table with a few rows too many, or another header, is told what is wrong with it. */
    private static final int SPARE = 1 << 16;

    /** As much text of one table is kept in memory, however many rows the manifest states. */
    private static final int MOST_BYTES = 1 << 26;

    private final String where;
    private final List<String> header;
    private final byte[] text;
    private final int rows;

    /** Where each cell begins, row by row, and behind the last where another one would. */
    private final int[] begins;

    private GoldenTable(String where, List<String> header, byte[] text, int rows, int[] begins) {
        this.where = where;
        this.header = header;
        this.text = text;
        this.rows = rows;
        this.begins = begins;
    }

    /** How long a table can be at most: no number or time that the generator writes is as long as the room for one. */
    static int mostBytes(List<String> header, int rows) {
        long most = String.join(",", header).length() + 1 + (long) rows * header.size() * LONGEST_CELL + SPARE;
        return (int) Math.min(most, MOST_BYTES);
    }

    /** The columns must stand in the order given: a column swapped in a file is an error too. */
    static GoldenTable parse(String where, byte[] bytes, List<String> header, int rows) {
        if (bytes.length == 0 || bytes[bytes.length - 1] != '\n') {
            throw malformed(Place.named(where), "must end with the end of a line", "a table cut short");
        }
        int firstRow = endOfLine(bytes, 0) + 1;
        // Whatever is not ASCII becomes some character that neither a column nor a number has.
        List<String> found = List.of(new String(bytes, 0, firstRow - 1, StandardCharsets.ISO_8859_1).split(",", -1));
        if (!found.equals(header)) {
            throw malformed(
                    Place.named(where), "must have the columns " + String.join(",", header), String.join(",", found));
        }
        int lines = count(bytes, '\n', firstRow, bytes.length);
        if (lines != rows) {
            throw malformed(Place.named(where), "must have the " + rows + " rows of its case", Integer.toString(lines));
        }
        int[] begins = new int[lines + count(bytes, ',', firstRow, bytes.length) + 1];
        int begin = firstRow;
        int cell = 0;
        for (int row = 0; row < rows; row++) {
            int end = endOfLine(bytes, begin);
            int fields = count(bytes, ',', begin, end) + 1;
            if (fields != header.size()) {
                throw malformed(
                        Place.row(where, row), "must have " + header.size() + " fields", Integer.toString(fields));
            }
            for (int i = begin; i <= end; i++) {
                if (i == begin || bytes[i - 1] == ',') {
                    begins[cell++] = i;
                }
            }
            begin = end + 1;
        }
        begins[cell] = begin;
        return new GoldenTable(where, header, bytes, rows, begins);
    }

    private static int endOfLine(byte[] bytes, int from) {
        int end = from;
        while (bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static int count(byte[] bytes, char wanted, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += bytes[i] == wanted ? 1 : 0;
        }
        return count;
    }

    private String cell(int row, int column) {
        int cell = row * header.size() + column;
        int length = begins[cell + 1] - 1 - begins[cell]; // without the comma or the end of the line
        return new String(text, begins[cell], length, StandardCharsets.ISO_8859_1);
    }

    /** A column of times, in milliseconds since 1970-01-01T00:00Z. */
    long[] times(String column) {
        int at = header.indexOf(column);
        long[] times = new long[rows];
        for (int row = 0; row < times.length; row++) {
            try {
                times[row] = Instant.parse(cell(row, at)).toEpochMilli();
            } catch (DateTimeException | ArithmeticException e) {
                throw malformed(row, at, "must be a time with its zone", e);
            }
        }
        return times;
    }

    /** A column, NaN where absent. */
    double[] doubles(String column) {
        int at = header.indexOf(column);
        double[] values = new double[rows];
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
            if (!cell(row, column).isEmpty()) {
                throw malformed(row, column, "must be empty: the warm-up is not over", null);
            }
        }
    }

    private double number(int row, int column) {
        String cell = cell(row, column);
        if (cell.isEmpty()) {
            return Double.NaN;
        }
        if (cell.equals("inf")) {
            return Double.POSITIVE_INFINITY;
        }
        return cell.equals("-inf") ? Double.NEGATIVE_INFINITY : finiteDouble(row, column, cell);
    }

    private double finiteDouble(int row, int column, String cell) {
        try {
            double value = isPlain(cell) ? NumberInput.parseDouble(cell, FAST) : Double.NaN;
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
        String cell = cell(row, column);
        try {
            float value = isPlain(cell) ? NumberInput.parseFloat(cell, FAST) : Float.NaN;
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
            if (!isInANumber(cell.charAt(i))) {
                return false;
            }
        }
        return !cell.startsWith("+");
    }

    private static boolean isInANumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == 'e' || c == '+';
    }

    private GoldenDataException malformed(int row, int column, String rule, @Nullable Exception cause) {
        Place place = Place.row(where, row).part(header.get(column));
        String cell = cell(row, column);
        Fault fault = new Fault(ErrorCode.GOLDEN_FILE_MALFORMED, place, rule, cell.isEmpty() ? "empty" : cell);
        return new GoldenDataException(List.of(fault), cause);
    }

    private static GoldenDataException malformed(Place place, String rule, String value) {
        return new GoldenDataException(new Fault(ErrorCode.GOLDEN_FILE_MALFORMED, place, rule, value));
    }
}
