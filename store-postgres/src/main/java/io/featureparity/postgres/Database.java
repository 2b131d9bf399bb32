// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.featureparity.contract.error.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The connections to the database: a pool for calls, and single ones for what waits. */
final class Database implements AutoCloseable {

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final PostgresSettings settings;
    private final HikariDataSource pool;

    Database(PostgresSettings settings) {
        this.settings = settings;
        HikariConfig config = new HikariConfig();
        config.setDataSource(Connections.source(settings, settings.timeouts().socket()));
        config.setPoolName("feature-parity");
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(settings.timeouts().pool().toMillis());
        config.setValidationTimeout(Math.max(250, settings.timeouts().pool().toMillis() / 2));
        config.setConnectionInitSql(Connections.BEGIN_SESSION);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(true);
        this.pool = new HikariDataSource(config);
    }

    /** Runs one statement that reads, or that changes all or nothing by itself. */
    <T> T call(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /** Runs several statements that change all or nothing. The pool sets the connection back when it is closed. */
    <T> T inTransaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.on(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack(connection);
                }
            }
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /** What failed before is what the caller has to know; a connection that cannot roll back is closed by the pool. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            // The server rolls back when the connection ends.
        }
    }

    /** A connection of its own that may wait so much longer for an answer. */
    Connection single(Duration wait) throws SQLException {
        return Connections.open(settings, settings.timeouts().socket().plus(wait));
    }

    PostgresSettings settings() {
        return settings;
    }

    StoreException fault(SQLException thrown) {
        return SqlFaults.of(settings.place(), thrown);
    }

    @Override
    public void close() {
        pool.close();
    }
}
