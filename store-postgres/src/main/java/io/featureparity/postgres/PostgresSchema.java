// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.contract.json.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables, made by scripts. The table {@code parity_schema} says which of them were applied to a database, each with its
 * SHA-256. A script is never changed once it was released: what is to change is a new script.
 */
public final class PostgresSchema {

    /** In the order in which they are applied; the first has the version 1. */
    private static final List<String> SCRIPTS = List.of("1-tables.sql", "2-quality.sql");

    private static final String HISTORY = "parity_schema";

    private PostgresSchema() {}

    /** {@return the version of the tables that this library reads and writes} */
    public static int version() {
        return SCRIPTS.size();
    }

    /**
     * Applies the scripts that a database does not have yet. If another process does so, this waits for it. Each script is
     * applied as a whole or not at all.
     *
     * @param settings where the database is; the user must be allowed to make tables
     * @return how many scripts were applied
     * @throws StoreException if the database is of a newer version, or a script was another one, or fails
     */
    public static int migrate(PostgresSettings settings) {
        try (Connection connection =
                Connections.open(settings, settings.timeouts().socket())) {
            connection.setAutoCommit(false);
            AdvisoryLocks.untilEndOfTransaction(connection, AdvisoryLocks.MIGRATION);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists " + HISTORY + " (version integer primary key, "
                        + "script text not null, sha256 text not null, applied timestamptz not null default now())");
            }
            Map<Integer, String> applied = applied(connection);
            requireKnown(settings, applied);
            int first = applied.size();
            for (int i = first; i < SCRIPTS.size(); i++) {
                apply(connection, i);
            }
            connection.commit();
            return SCRIPTS.size() - first;
        } catch (SQLException e) {
            throw SqlFaults.of(settings.place(), e);
        }
    }

    private static void apply(Connection connection, int index) throws SQLException {
        String text = script(index);
        try (Statement statement = connection.createStatement();
                PreparedStatement note = connection.prepareStatement(
                        "insert into " + HISTORY + " (version, script, sha256) values (?, ?, ?)")) {
            statement.execute(text);
            note.setInt(1, index + 1);
            note.setString(2, SCRIPTS.get(index));
            note.setString(3, Sha256.of(text));
            note.executeUpdate();
        }
    }

    /** Refuses a database that does not have the tables of this version. */
    static void check(PostgresSettings settings) {
        try (Connection connection =
                Connections.open(settings, settings.timeouts().socket())) {
            Map<Integer, String> applied = applied(connection);
            requireKnown(settings, applied);
            if (applied.size() < SCRIPTS.size()) {
                throw refused(
                        ErrorCode.STORE_TABLE,
                        settings,
                        "must have the tables of version " + version() + ": migrate it",
                        "version " + applied.size());
            }
        } catch (SQLException e) {
            throw SqlFaults.of(settings.place(), e);
        }
    }

    private static Map<Integer, String> applied(Connection connection) throws SQLException {
        Map<Integer, String> applied = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select version, sha256 from " + HISTORY)) {
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getString(2));
            }
        }
        return applied;
    }

    private static void requireKnown(PostgresSettings settings, Map<Integer, String> applied) {
        int version = 0;
        for (Map.Entry<Integer, String> script : applied.entrySet()) {
            version++;
            if (script.getKey() > SCRIPTS.size()) {
                throw refused(
                        ErrorCode.STORE_MIGRATION_FROM_FUTURE,
                        settings,
                        "must be of version " + version() + " or older",
                        "version " + script.getKey());
            }
            String expected = Sha256.of(script(version - 1));
            if (script.getKey() != version || !script.getValue().equals(expected)) {
                throw refused(
                        ErrorCode.STORE_MIGRATION_DIFFERS,
                        settings,
                        "must have script " + version + " with SHA-256 " + expected,
                        "script " + script.getKey() + " with " + script.getValue());
            }
        }
    }

    private static StoreException refused(ErrorCode code, PostgresSettings settings, String rule, String value) {
        return new StoreException(new Fault(code, settings.place(), rule, value));
    }

    private static String script(int index) {
        String name = SCRIPTS.get(index);
        try (InputStream in = PostgresSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
