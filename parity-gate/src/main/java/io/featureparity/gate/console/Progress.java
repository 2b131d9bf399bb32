// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import io.featureparity.contract.rows.TimedRows;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a long run has come: one line on the terminal, which is rewritten from the first second on and deleted at the
 * end. If nobody is watching, nothing is written and no thread is started.
 */
public final class Progress implements AutoCloseable {

    private static final long FIRST_MILLIS = 1_000;
    private static final long NEXT_MILLIS = 200;
    private static final int BAR = 24;
    private static final String WIPE = "\r" + " ".repeat(72) + "\r";

    /** Where progress goes, for of it alone it is known whether it is a terminal. */
    private final PrintStream out;

    private final String what;
    private final String unit;
    private final long expected;
    private final AtomicLong done = new AtomicLong();
    private final @Nullable Timer ticking;
    private boolean shown;
    private boolean ended;

    private Progress(Terminal terminal, String what, String unit, long expected) {
        this.out = terminal.out();
        this.what = what;
        this.unit = unit;
        this.expected = expected;
        this.ticking = terminal.watched() ? ticking() : null;
    }

    /** Begins to show how many of about so many rows are done; 0 where nobody knows. */
    public static Progress of(Terminal terminal, String what, long expected) {
        return new Progress(terminal, what, "rows", expected);
    }

    /** Begins to show how many cases are done. */
    public static Progress ofCases(Terminal terminal, int expected) {
        return new Progress(terminal, "verify", "cases", expected);
    }

    /** Begins to show how many rows are done, where nobody knows how many there are. */
    public static Progress ofRows(Terminal terminal, String what) {
        return new Progress(terminal, what, "rows", 0);
    }

    /** Begins to show that work of unknown length goes on. */
    public static Progress of(Terminal terminal, String what) {
        return new Progress(terminal, what, "", 0);
    }

    private Timer ticking() {
        Timer timer = new Timer("progress", true);
        TimerTask look = new TimerTask() {
            @Override
            public void run() {
                show();
            }
        };
        timer.schedule(look, FIRST_MILLIS, NEXT_MILLIS);
        return timer;
    }

    /** {@return the rows, each of which is a step as it passes} */
    public TimedRows over(TimedRows rows) {
        return rows.watchedBy(row -> step());
    }

    /** Counts one more; one thread counts, another looks now and then. */
    public void step() {
        done.lazySet(done.getPlain() + 1);
    }

    /** Writes the line as it is now. */
    synchronized void show() {
        if (!ended) { // the timer may be at it still
            shown = true;
            out.print("\r" + line(done.get()));
            out.flush();
        }
    }

    /** The expected number is an estimate, so that the bar is full only when the work is over. */
    private String line(long rows) {
        if (expected == 0) {
            return what + (rows == 0 ? " ..." : String.format(Locale.ROOT, " ... %,d %s", rows, unit));
        }
        int percent = (int) Math.min(99, 100 * rows / expected);
        int filled = BAR * percent / 100;
        String bar = "#".repeat(filled) + "-".repeat(BAR - filled);
        return String.format(Locale.ROOT, "%s [%s] %2d %%  %,d %s", what, bar, percent, rows, unit);
    }

    @Override
    public void close() {
        end();
    }

    /** Wipes the line out; what is printed next begins at the left. */
    public void end() {
        if (ticking != null) {
            ticking.cancel();
        }
        synchronized (this) {
            ended = true;
            if (shown) {
                out.print(WIPE);
                out.flush();
                shown = false;
            }
        }
    }
}
