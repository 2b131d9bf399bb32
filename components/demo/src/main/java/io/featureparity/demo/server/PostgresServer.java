// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.server;

import io.featureparity.store.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL with an empty database and a user who owns it. */
final class PostgresServer implements AutoCloseable {

    static final String USER = "trader";
    static final String DATABASE = "trading";

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgresServer start(ServerFolder folder, Secret password) throws IOException {
        Path data = folder.path().resolve("postgres");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPGStartupWait(LONGEST_START)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            folder.note(pid(data));
            prepare(server, data, password);
            return new PostgresServer(server);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The server's own note of its process. */
    private static long pid(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    }

    /** The embedded server lets in everyone on this machine, as its owner. From here on there is one user, with a password. */
    private static void prepare(EmbeddedPostgres server, Path data, Secret password) throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + USER + " login password '" + password.reveal() + "'");
            statement.execute("create database " + DATABASE + " owner " + USER);
            Files.writeString(
                    data.resolve("pg_hba.conf"), "host " + DATABASE + " " + USER + " samehost scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("PostgreSQL started, and cannot be prepared: " + e.getMessage(), e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
