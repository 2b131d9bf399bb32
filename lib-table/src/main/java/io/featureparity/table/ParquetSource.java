// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A Parquet file. */
final class ParquetSource extends TableSource {

    /** With this a Parquet file begins and ends. */
    private static final String MARK = "PAR1";

    private final List<FileColumn> columns;

    private ParquetSource(Path file, Path shown, List<FileColumn> columns) {
        super(file, shown);
        this.columns = List.copyOf(columns);
    }

    static ParquetSource read(Path file, Path shown, Database database) {
        List<FileColumn> columns = new ArrayList<>();
        try (Statement statement = database.connection().createStatement()) {
            List<String> names = names(file, statement);
            try (ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + function(file))) {
                while (rows.next()) {
                    columns.add(new FileColumn(names.get(columns.size()), rows.getString("column_type")));
                }
            }
        } catch (SQLException e) {
            throw refused(file, shown, e, 0);
        }
        return new ParquetSource(file, shown, columns);
    }

    /**
     * The names of the columns as they stand in the file. A table of DuckDB has each name once, whatever its case; of others
     * it makes new ones, which nobody finds in the file. The schema lists each column, and behind it its parts.
     */
    private static List<String> names(Path file, Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT name, num_children FROM parquet_schema(" + Database.fileToRead(file) + ")")) {
            rows.next(); // the whole
            long parts = 0;
            while (rows.next()) {
                if (parts == 0) {
                    names.add(rows.getString("name"));
                } else {
                    parts--;
                }
                parts += rows.getLong("num_children");
            }
        }
        return names;
    }

    @Override
    List<FileColumn> columns() {
        return columns;
    }

    @Override
    String function() {
        return function(file());
    }

    private static String function(Path file) {
        return "read_parquet(" + Database.fileToRead(file) + ", hive_partitioning = false, filename = false)";
    }

    @Override
    long aboutRows(Database database) {
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT sum(num_rows) FROM parquet_file_metadata(" + Database.fileToRead(file()) + ")")) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            return 0; // whoever reads the file will say what is wrong with it
        }
    }

    @Override
    Place place(long row) {
        return Place.row(shown().toString(), row);
    }

    @Override
    String advice(String field) {
        return "";
    }

    @Override
    void close() {
        // Nothing was made.
    }

    @Override
    InputException refuse(SQLException e, long rows) {
        return refused(file(), shown(), e, rows);
    }

    private static InputException refused(Path file, Path shown, SQLException e, long rows) {
        if (Database.isOutOfMemory(e)) {
            return TableFaults.memory(shown, e);
        }
        Place place = rows == 0 ? Place.file(shown) : Place.file(shown).part("after row " + rows);
        return TableFaults.file(place, "must be a whole Parquet file", lacking(file, shown, e), e);
    }

    /** What is wrong, in words: those of DuckDB are about its own work, and have the path of a copy of standard input. */
    private static String lacking(Path file, Path shown, SQLException e) {
        if (Files.isRegularFile(file)) { // nobody can look at the end of a pipe
            try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
                if (bytes.size() == 0) {
                    return "empty";
                }
                if (!isMarked(bytes, 0)) {
                    return "of another format";
                }
                if (!isMarked(bytes, bytes.size() - MARK.length())) {
                    return "cut short: its end is missing";
                }
            } catch (IOException unreadable) {
                e.addSuppressed(unreadable);
            }
        }
        return Database.firstLine(e).replace(file.toAbsolutePath().toString(), shown.toString());
    }

    private static boolean isMarked(SeekableByteChannel bytes, long at) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(MARK.length());
        bytes.position(Math.max(at, 0));
        while (read.hasRemaining() && bytes.read(read) >= 0) {
            // a channel may give fewer bytes than there are
        }
        return new String(read.array(), StandardCharsets.ISO_8859_1).equals(MARK);
    }
}
