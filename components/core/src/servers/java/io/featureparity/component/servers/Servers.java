// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.servers;

import io.featureparity.postgres.PostgresSchema;
import io.featureparity.postgres.PostgresSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import redis.embedded.RedisServer;

/** A real PostgreSQL and a real Redis for all tests of a module. They are started once, and end with the JVM. */
public final class Servers {

    private static final EmbeddedPostgres POSTGRES = startPostgres();
    private static final int REDIS = freePort();

    static {
        startRedis();
    }

    private Servers() {}

    private static EmbeddedPostgres startPostgres() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setServerConfig("shared_buffers", "32MB")
                    .start();
            run(server, "postgres", "create role trader login password '" + Addresses.PASSWORD + "'");
            requirePasswords(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The embedded server lets everyone in who comes from this machine; the trader has to prove it. */
    private static void requirePasswords(EmbeddedPostgres server) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            Path rules;
            try (ResultSet rows = statement.executeQuery("show hba_file")) {
                rows.next();
                rules = Path.of(rows.getString(1));
            }
            Files.writeString(
                    rules, "host all trader all scram-sha-256\nhost all all all trust\nlocal all all trust\n");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a port that nobody listens at} */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void startRedis() {
        try {
            RedisServer server = RedisServer.newRedisServer()
                    .port(REDIS)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .onShutdownForceStop(true)
                    .build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.stop();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return where PostgreSQL listens} */
    public static int postgresPort() {
        return POSTGRES.getPort();
    }

    /** {@return where Redis listens} */
    public static int redisPort() {
        return REDIS;
    }

    /** A database of its own without tables. */
    public static PostgresSettings empty(String database) {
        run(POSTGRES, "postgres", "create database " + database + " owner trader");
        return Addresses.postgres(POSTGRES.getPort(), database);
    }

    /** A database of its own with all tables. */
    public static PostgresSettings migrated(String database) {
        PostgresSettings settings = empty(database);
        PostgresSchema.migrate(settings);
        return settings;
    }

    /** Ends all connections to some databases, as a restart of the server would, and waits until they have gone. */
    public static void endConnections(String... databases) {
        String all = " from pg_stat_activity where usename = 'trader' and datname in ('"
                + String.join("', '", databases) + "')";
        // All are told to end before the first is waited for: to wait takes a tenth of a second each.
        run(
                POSTGRES,
                "postgres",
                "select pg_terminate_backend(pid)" + all + "; select pg_terminate_backend(pid, 10000)" + all);
    }

    /** Runs a statement as the owner of the server. */
    public static void run(String database, String sql) {
        run(POSTGRES, database, sql);
    }

    private static void run(EmbeddedPostgres server, String database, String sql) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
