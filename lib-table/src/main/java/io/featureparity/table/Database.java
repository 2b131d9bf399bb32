// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * A DuckDB of one's own, in memory, that lives as long as one table is read or written. Its native library is unpacked
 * into the JVM's folder for temporary files at first use, which takes about half a second.
 */
final class Database implements AutoCloseable {

    /** Outside of the JVM's heap. What streams does not need it; what does not fit fails, and is not put on the disk. */
    private static final String MEMORY = "384MiB";

    private final DuckDBConnection connection;

    private Database(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** Opens one that streams: results come as they are read, in the order of the rows. */
    static Database open() {
        requireTemporaryFolder();
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        properties.setProperty("memory_limit", MEMORY);
        properties.setProperty("temp_directory", "");
        properties.setProperty("preserve_insertion_order", "true");
        // Nothing is fetched from anywhere.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        try {
            Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
            return new Database(connection.unwrap(DuckDBConnection.class));
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not open: " + e.getMessage(), e);
        }
    }

    /** DuckDB unpacks its native library there, and says what is wrong with it in many lines, none of which names it. */
    private static void requireTemporaryFolder() {
        try {
            Files.delete(Files.createTempFile("parity-", ".tmp"));
        } catch (IOException | InvalidPathException e) {
            String why = e instanceof IOException trouble ? FileTrouble.writing(trouble) : "a path that cannot be";
            String folder = String.valueOf(System.getProperty("java.io.tmpdir"));
            throw TableFaults.file(
                    Place.named("java.io.tmpdir"),
                    "must be a folder in which files can be made",
                    folder + " (" + why + ")",
                    e);
        }
    }

    DuckDBConnection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close", e);
        }
    }

    /** A text as SQL writes it. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name as SQL writes it. */
    static String name(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** A file to be read, by its full name: one that holds a pattern must not match others. */
    static String fileToRead(Path file) {
        return literal(file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
    }

    /** Why DuckDB gave up, in words: it writes down what the system said, among names of its own. */
    static String why(SQLException e) {
        return FileTrouble.writing(new IOException(firstLine(e), e));
    }

    /** What DuckDB says in its first line; the others are advice on its own options. */
    static String firstLine(SQLException e) {
        String message = String.valueOf(e.getMessage());
        String inner = message.substring(message.indexOf("\nError: ") < 0 ? 0 : message.indexOf("\nError: ") + 8);
        return inner.lines().findFirst().orElse("an error without a message");
    }

    /** Whether it is not the file's fault. */
    static boolean isOurs(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Out of Memory Error")
                || message.contains("INTERNAL Error")
                || message.contains("Binder Error")
                || message.contains("Parser Error");
    }
}
