// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.store.BarNews;
import io.featureparity.store.BarStore;
import io.featureparity.store.Durations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Waits for bars by LISTEN, on connections of its own that are kept for the next wait. It looks for bars at every interval too,
 * so a notice that is lost on the way, as some proxies lose it, only makes it slower.
 */
final class BarListener implements BarNews, AutoCloseable {

    private final Database database;
    private final BarStore bars;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    BarListener(Database database, BarStore bars) {
        this.database = database;
        this.bars = bars;
    }

    @Override
    public boolean await(String instrument, long position, Duration longest) {
        long left = Durations.waitMillis("wait for bars", longest, 1);
        if (bars.lastPosition(instrument) > position) {
            return true;
        }
        long interval = database.settings().poll().toMillis();
        try {
            Connection listening = take();
            boolean usable = false;
            try {
                // What came before the server began to listen is found by looking again.
                while (left > 0 && bars.lastPosition(instrument) <= position) {
                    long wait = Math.min(left, interval);
                    listening.unwrap(PGConnection.class).getNotifications((int) wait);
                    left -= wait; // a notice of another instrument ends the wait early, which the port allows
                }
                usable = true;
            } finally {
                giveBack(listening, usable);
            }
        } catch (SQLException e) {
            throw database.fault(e);
        }
        return bars.lastPosition(instrument) > position;
    }

    private Connection take() throws SQLException {
        for (Connection kept = poll(); kept != null; kept = poll()) {
            if (kept.isValid(
                    PostgresTimeouts.seconds(database.settings().timeouts().connect()))) {
                return kept;
            }
            kept.close();
        }
        Connection fresh = database.single(Duration.ZERO);
        try (Statement statement = fresh.createStatement()) {
            statement.execute("listen " + BarWriter.CHANNEL);
            return fresh;
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
    }

    private synchronized @Nullable Connection poll() {
        return idle.poll();
    }

    private void giveBack(Connection listening, boolean usable) throws SQLException {
        synchronized (this) {
            if (usable && !closed) {
                idle.push(listening);
                return;
            }
        }
        listening.close();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (Connection kept = poll(); kept != null; kept = poll()) {
            try {
                kept.close();
            } catch (SQLException goneAlready) {
                // There is nothing left to end.
            }
        }
    }
}
