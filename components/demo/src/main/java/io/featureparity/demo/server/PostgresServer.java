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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL with an empty database and a user who owns it. */
final class PostgresServer implements AutoCloseable {

    static final String USER = "trader";
    static final String DATABASE = "trading";

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final ServerFolder folder;
    private final Path data;

    private PostgresServer(EmbeddedPostgres server, ServerFolder folder, Path data) {
        this.server = server;
        this.folder = folder;
        this.data = data;
    }

    static PostgresServer start(ServerFolder folder, Secret password) throws IOException {
        Path data = folder.path().resolve("postgres");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPGStartupWait(LONGEST_START)
                .setRegisterShutdownHook(false) // it ends with the demo, and not at the same time by two threads
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            folder.note(pid(data));
            prepare(server, data, password);
            return new PostgresServer(server, folder, data);
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
            // Iterations make guessing slow. This password is random, and there is nothing to guess.
            statement.execute("set scram_iterations = 1");
            statement.execute("create role " + USER + " login password '" + password.reveal() + "'");
            statement.execute("create database " + DATABASE + " owner " + USER);
            Files.writeString(
                    data.resolve("pg_hba.conf"), "host " + DATABASE + " " + USER + " samehost scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("PostgreSQL started, and cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** Stops the server as a restart for maintenance does, which ends all connections, and starts it again. */
    void restart() throws IOException {
        long pid = pid(data);
        Path program = ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(Path::of)
                .orElseThrow(() -> new IOException("PostgreSQL, process " + pid + ", is gone"));
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U")); // it does not run for root
        }
        command.addAll(List.of(
                program.resolveSibling("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-m",
                "fast",
                "-w",
                "-t",
                "60",
                "restart"));
        Process restart = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!restart.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS) || restart.exitValue() != 0) {
                throw new IOException("PostgreSQL does not restart");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL restarted", e);
        } finally {
            restart.destroyForcibly();
        }
        folder.note(pid(data));
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
