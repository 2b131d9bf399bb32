// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.main;

import io.featureparity.postgres.PostgresSchema;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresTimeouts;
import io.featureparity.store.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import redis.embedded.RedisServer;

/** A real PostgreSQL and a real Redis for all tests of this module. They are started once, and end with the JVM. */
final class Servers {

    /** A machine that builds other things too may be slow. */
    private static final PostgresTimeouts PATIENT = new PostgresTimeouts(
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofSeconds(60));

    private static final EmbeddedPostgres POSTGRES = startPostgres();
    private static final int REDIS = startRedis();

    private Servers() {}

    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("shared_buffers", "32MB")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int startRedis() {
        try {
            int port = freePort();
            RedisServer server = RedisServer.newRedisServer()
                    .port(port)
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .onShutdownForceStop(true)
                    .build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(RedisServer server) {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int postgresPort() {
        return POSTGRES.getPort();
    }

    static int redisPort() {
        return REDIS;
    }

    /** A database of its own with all tables. */
    static PostgresSettings migrated(String database) {
        try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        PostgresSettings settings = PostgresSettings.of(
                        "localhost", postgresPort(), database, "postgres", Secret.of("any"))
                .withTimeouts(PATIENT);
        PostgresSchema.migrate(settings);
        return settings;
    }
}
