// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A Parquet file. */
final class ParquetSource extends TableSource {

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
            throw refused(shown, e, 0);
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
        return refused(shown(), e, rows);
    }

    private static InputException refused(Path file, SQLException e, long rows) {
        if (Database.isOutOfMemory(e)) {
            return TableFaults.memory(file, e);
        }
        Place place = rows == 0 ? Place.file(file) : Place.file(file).part("after row " + rows);
        return TableFaults.file(place, "must be a whole Parquet file", Database.firstLine(e), e);
    }
}
