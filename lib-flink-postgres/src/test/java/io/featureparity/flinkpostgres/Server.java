// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkpostgres;

import io.featureparity.postgres.PostgresSchema;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.postgres.PostgresTimeouts;
import io.featureparity.store.Secret;
import io.featureparity.store.Stores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A real PostgreSQL with all tables. */
record Server(EmbeddedPostgres server, Stores stores) implements AutoCloseable {

    /** A machine that builds other things too may be slow. */
    private static final PostgresTimeouts PATIENT = new PostgresTimeouts(
            Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofSeconds(30));

    static Server start() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("TimeZone", "America/Bogota") // a server may be anywhere
                .setServerConfig("shared_buffers", "32MB")
                .start();
        PostgresSchema.migrate(settings(server.getPort()));
        return new Server(server, PostgresStores.open(settings(server.getPort())));
    }

    static PostgresSettings settings(int port) {
        return PostgresSettings.of("localhost", port, "postgres", "postgres", Secret.of("not asked for"))
                .withTimeouts(PATIENT);
    }

    PostgresSettings settings() {
        return settings(server.getPort());
    }

    void run(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        stores.close();
        server.close();
    }
}
