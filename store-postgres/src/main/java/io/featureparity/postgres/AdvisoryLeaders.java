// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.store.Durations;
import io.featureparity.store.LeaderLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who leads, by an advisory lock. A leader has a connection of its own, and the lock ends with it. */
final class AdvisoryLeaders implements LeaderLock {

    /** The server gave up waiting for a lock. */
    private static final String LOCK_TIMEOUT = "55P03";

    private final Database database;

    AdvisoryLeaders(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Leadership> acquire(String work, Duration longest) {
        long wait = Durations.waitMillis("wait for the leadership", longest, 0);
        long lock = AdvisoryLocks.leader(work);
        @Nullable Connection connection = null;
        boolean leads = false;
        try {
            connection = database.single(longest);
            leads = wait == 0 ? tries(connection, lock) : waits(connection, lock, wait);
            return leads ? Optional.of(new Held(connection)) : Optional.empty();
        } catch (SQLException e) {
            throw database.fault(e);
        } finally {
            if (connection != null && !leads) {
                end(connection);
            }
        }
    }

    private static boolean tries(Connection connection, long lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, lock);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private static boolean waits(Connection connection, long lock, long millis) throws SQLException {
        try (Statement settings = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement("select pg_advisory_lock(?)")) {
            settings.execute("set statement_timeout = 0");
            settings.execute("set lock_timeout = " + millis);
            statement.setLong(1, lock);
            statement.execute();
            return true;
        } catch (SQLException e) {
            if (LOCK_TIMEOUT.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void end(Connection connection) {
        try {
            connection.close();
        } catch (SQLException goneAlready) {
            // With the connection the lock has gone too.
        }
    }

    private final class Held implements Leadership {

        private final Connection connection;

        Held(Connection connection) {
            this.connection = connection;
        }

        @Override
        public synchronized boolean isHeld() {
            try {
                // The lock lasts as long as its connection, so this is what the server has to be asked.
                return connection.isValid(
                        PostgresTimeouts.seconds(database.settings().timeouts().connect()));
            } catch (SQLException e) {
                throw database.fault(e);
            }
        }

        @Override
        public synchronized void close() {
            end(connection);
        }
    }
}
