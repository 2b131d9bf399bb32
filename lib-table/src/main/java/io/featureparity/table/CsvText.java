// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as a person counts it: record by record with the line on which each begins. DuckDB reads the values; this
 * reads the header, and looks for the place of what DuckDB stumbled over.
 */
final class CsvText implements AutoCloseable {

    /** A longer field is none: somewhere a quote was opened and not closed. */
    private static final int LONGEST_FIELD = 1 << 20;

    private final LineEnds in;
    private final char delimiter;
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private long line = 1;
    private long recordLine;
    private int pushedBack = -1;
    private @Nullable String defect;

    private CsvText(InputStream in, char delimiter) {
        this.in = new LineEnds(in);
        this.delimiter = delimiter;
    }

    /** Takes over a stream, which it closes. */
    static CsvText open(InputStream bytes, char delimiter) throws IOException {
        InputStream in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(3);
        byte[] start = in.readNBytes(3);
        boolean mark =
                start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
        if (!mark) {
            in.reset();
        }
        return new CsvText(in, delimiter);
    }

    /** The next record that is not an empty line, or null at the end. */
    @Nullable
    List<String> next() throws IOException {
        int first = read();
        while (first == '\n') {
            line++;
            first = read();
        }
        if (first < 0) {
            return null;
        }
        pushedBack = first;
        recordLine = line;
        List<String> fields = new ArrayList<>();
        int end;
        do {
            end = readField();
            fields.add(text());
        } while (end == delimiter);
        return fields;
    }

    /** The line on which the last record begins, from 1. */
    long recordLine() {
        return recordLine;
    }

    /** What is wrong with the way in which the last records were written, or null. */
    @Nullable
    String defect() {
        return defect;
    }

    /** Reads a field up to what ends it, which it gives: a delimiter, the end of a line, or the end of the file, -1. */
    private int readField() throws IOException {
        field.reset();
        int c = read();
        if (c != '"') {
            while (c >= 0 && c != delimiter && c != '\n') {
                take(c);
                c = read();
            }
            return endField(c);
        }
        while (true) {
            c = read();
            if (c < 0) {
                defect = "must close every quote";
                return c;
            }
            if (c == '"') {
                c = read();
                if (c != '"') {
                    break;
                }
            } else if (c == '\n') {
                line++;
            }
            take(c);
        }
        if (c >= 0 && c != delimiter && c != '\n') {
            defect = "must have nothing between a closing quote and the next "
                    + (delimiter == ',' ? "comma" : "delimiter");
            while (c >= 0 && c != delimiter && c != '\n') {
                c = read();
            }
        }
        return endField(c);
    }

    private void take(int c) {
        if (field.size() < LONGEST_FIELD) {
            field.write(c);
        }
    }

    private int endField(int c) {
        line += c == '\n' ? 1 : 0;
        return c;
    }

    /** What the lines end in, if they do so in several ways or in one that is none; else null. Known of what was read. */
    @Nullable
    String oddLineEnds() {
        return in.odd();
    }

    private int read() throws IOException {
        int c = pushedBack;
        if (c >= 0) {
            pushedBack = -1;
            return c;
        }
        return in.read();
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(field.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            defect = "must be UTF-8";
            return field.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
