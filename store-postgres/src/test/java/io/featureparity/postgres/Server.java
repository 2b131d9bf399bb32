// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.store.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A real PostgreSQL for all tests of this module. It is started once, and ends with the JVM. */
final class Server {

    static final String PASSWORD = "correct-horse-battery";

    /** A machine that builds other things too may be slow. */
    private static final PostgresTimeouts PATIENT = new PostgresTimeouts(
            Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofSeconds(30));

    private static final EmbeddedPostgres SERVER = start();
    private static final PostgresStores STORES = migratedAndOpen();

    private Server() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setServerConfig("TimeZone", "America/Bogota") // a server may be anywhere
                    .setServerConfig("shared_buffers", "32MB")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role trader login password '" + PASSWORD + "'");
                statement.execute("create role reader login password '" + PASSWORD + "'");
                statement.execute("create database trading owner trader");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PostgresStores migratedAndOpen() {
        PostgresSchema.migrate(settings());
        return PostgresStores.open(settings());
    }

    static PostgresSettings settings() {
        return settings("trading");
    }

    static PostgresSettings settings(String database) {
        return PostgresSettings.of("localhost", SERVER.getPort(), database, "trader", Secret.of(PASSWORD))
                .withPoll(Duration.ofMillis(200))
                .withTimeouts(PATIENT);
    }

    /** The stores that all tests share, with empty tables. */
    static PostgresStores emptied() {
        run(
                "trading",
                "truncate usdcop_m5_ohlcv, macro_indicators_daily, inference_features_5m, engine_state, "
                        + "online_outbox, decisions, model_registry restart identity");
        return STORES;
    }

    /** The embedded server lets everyone in who comes from this machine; from here on the trader has to prove it. */
    static void requirePasswords() {
        Path rules = Path.of(ask("show hba_file"));
        try {
            Files.writeString(
                    rules, "host all trader all scram-sha-256\nhost all all all trust\nlocal all all trust\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("postgres", "select pg_reload_conf()");
    }

    /** A database of its own, with all tables. */
    static PostgresSettings another(String database) {
        run("postgres", "create database " + database + " owner trader");
        PostgresSchema.migrate(settings(database));
        return settings(database);
    }

    /** Ends all connections to a database, as a restart of the server would. */
    static void endConnections(PostgresSettings settings) {
        end(settings, "");
    }

    /** Ends the connections that listen for bars, and leaves those of the pool. */
    static void endListeners(PostgresSettings settings) {
        end(settings, " and query = 'listen parity_bars'");
    }

    private static void end(PostgresSettings settings, String which) {
        run(
                "postgres",
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'trader' and datname = '"
                        + settings.database() + "'" + which);
    }

    private static String ask(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a statement as the owner of the server. */
    static void run(String database, String sql) {
        try (Connection connection = SERVER.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
