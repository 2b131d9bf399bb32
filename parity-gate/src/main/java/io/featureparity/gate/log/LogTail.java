// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.log;

import io.featureparity.audit.AuditReader;
import io.featureparity.audit.AuditSegments;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.gate.console.ErrorText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The last lines of a log, and those that come behind them. Only as many segments are read as it takes. */
public final class LogTail implements AutoCloseable {

    private final Path folder;
    private final int lines;
    private final @Nullable String instrument;
    private final Set<String> seen = new TreeSet<>();
    private Deque<String> last = new ArrayDeque<>();
    private AuditReader reader;
    private RecordText text = new RecordText();

    private LogTail(Path folder, int lines, @Nullable String instrument) {
        this.folder = folder;
        this.lines = lines;
        this.instrument = instrument;
        this.reader = AuditReader.openLast(folder, 1);
    }

    /**
     * Reads the end of a log.
     *
     * @param folder the folder of the log
     * @param lines how many lines are wanted
     * @param instrument the instrument whose records are wanted; null for all records
     */
    public static LogTail of(Path folder, int lines, @Nullable String instrument) {
        LogTail tail = new LogTail(folder, lines, instrument);
        boolean read = false;
        try {
            tail.read();
            read = true;
            return tail;
        } finally {
            if (!read) {
                tail.close();
            }
        }
    }

    private void read() {
        int there = AuditSegments.count(folder);
        readToEnd();
        for (int segments = 2; last.size() < lines && segments / 2 < there; segments *= 2) {
            close();
            reader = AuditReader.openLast(folder, segments);
            text = new RecordText();
            last = new ArrayDeque<>();
            readToEnd();
        }
    }

    private void readToEnd() {
        for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
            String line = line(record);
            if (line != null && lines > 0) {
                if (last.size() == lines) {
                    last.removeFirst();
                }
                last.addLast(line);
            }
        }
    }

    private @Nullable String line(AuditRecord record) {
        String of = RecordText.instrument(record);
        if (of != null) {
            seen.add(of);
        }
        String line = text.of(record).orElse(null);
        return instrument == null || instrument.equals(of) ? line : null;
    }

    /** {@return the instruments that were seen; all of the log if there were fewer lines than were wanted} */
    public Set<String> instruments() {
        return seen;
    }

    /** Prints the last lines. */
    public void print(PrintStream out) {
        last.forEach(line -> out.println(oneLine(line)));
        out.flush();
    }

    /**
     * Prints what comes, until nobody listens any more.
     *
     * @param out where it is printed
     * @param pause waits for a while where there is nothing more; false ends it
     */
    public void follow(PrintStream out, BooleanSupplier pause) {
        do {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                String line = line(record);
                if (line != null) {
                    out.println(oneLine(line));
                }
            }
            out.flush();
        } while (!out.checkError() && pause.getAsBoolean());
    }

    private static String oneLine(String line) {
        return ErrorText.oneLine(line);
    }

    @Override
    public void close() {
        reader.close();
    }
}
