// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * A DuckDB of one's own, in memory, that lives as long as one table is read or written. Its native library is unpacked
 * into the folder for temporary files by the first run that uses it, which takes about half a second.
 */
final class Database implements AutoCloseable {

    /** Outside of the JVM's heap. What streams does not need it; what does not fit fails, and is not put on the disk. */
    static final String MEMORY = "384MiB";

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Opens one that streams: results come as they are read, in the order of the rows. */
    static Database open() {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("memory_limit", MEMORY);
        properties.setProperty("temp_directory", "");
        properties.setProperty("preserve_insertion_order", "true");
        // Nothing is fetched from anywhere.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        try {
            return new Database(DuckDbLoader.driver().connect("jdbc:duckdb:", properties));
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not open: " + e.getMessage(), e);
        }
    }

    Connection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Writes rows by a statement that copies {@code table_to_write()}. */
    void copy(String sql, List<WrittenColumn> columns, TableRows rows) throws SQLException {
        Class<?>[] parameters = {Connection.class, String.class, List.class, TableRows.class};
        Supplier<?> copy =
                DuckDbLoader.bridge(Supplier.class, "ParquetCopy", parameters, connection, sql, columns, rows);
        if (copy.get() instanceof Optional<?> thrown && thrown.orElse(null) instanceof SQLException e) {
            throw e;
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

    /** Whether a row, or what it takes to read one, is larger than what DuckDB may use. */
    static boolean isOutOfMemory(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Out of Memory Error");
    }

    /** Whether it is not the file's fault. */
    static boolean isOurs(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("INTERNAL Error")
                || message.contains("Binder Error")
                || message.contains("Parser Error");
    }
}
