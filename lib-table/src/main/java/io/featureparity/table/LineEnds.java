// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text whose lines all end in {@code \n}, whatever they end in in the file: several carriage returns before a line feed are
 * part of one end. Where each kind of end was seen first is kept, for a message.
 */
final class LineEnds extends FilterInputStream {

    /** A kind of end. */
    enum Kind {
        LF("\\n"),
        CR("\\r"),
        CRLF("\\r\\n"),
        CRCRLF("\\r\\r\\n");

        private final String written;

        Kind(String written) {
            this.written = written;
        }
    }

    private final Map<Kind, Long> firstLines = new EnumMap<>(Kind.class);
    private long line = 1;

    /** How many carriage returns are still to be given, each as the end of a line. */
    private int pending;

    private int pushedBack = -1;

    LineEnds(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        if (pending > 0) {
            pending--;
            return '\n';
        }
        int c = next();
        if (c == '\n') {
            return end(Kind.LF);
        } else if (c != '\r') {
            return c;
        }
        int returns = 1;
        int behind = next();
        while (behind == '\r') {
            returns++;
            behind = next();
        }
        if (behind == '\n') {
            return end(returns == 1 ? Kind.CRLF : Kind.CRCRLF);
        }
        pushedBack = behind;
        pending = returns - 1;
        int given = end(Kind.CR);
        line += pending;
        return given;
    }

    private int next() throws IOException {
        int c = pushedBack;
        if (c >= 0) {
            pushedBack = -1;
            return c;
        }
        return in.read();
    }

    private int end(Kind kind) {
        firstLines.putIfAbsent(kind, line);
        line++;
        return '\n';
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        int at = 0;
        while (at < length) {
            int c = read();
            if (c < 0) {
                return at == 0 ? -1 : at;
            }
            bytes[from + at++] = (byte) c;
        }
        return at;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** What was seen, if lines end in several ways or in one that no program reads as one end; else null. */
    @Nullable
    String odd() {
        boolean one = firstLines.size() < 2 && !firstLines.containsKey(Kind.CRCRLF);
        return one
                ? null
                : firstLines.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .map(entry -> entry.getKey().written + " on line " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
