// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** A table file of one format: its columns, the SQL that makes DuckDB read it, and the names of its rows in messages. */
abstract class TableSource {

    private final Path file;

    TableSource(Path file) {
        this.file = file;
    }

    static TableSource open(Path file, Database database) {
        TableFormat format = TableFormat.of(file);
        if (!Files.exists(file)) {
            throw TableFaults.unreadable(file, "no file of this name", null);
        }
        if (!Files.isRegularFile(file)) {
            throw TableFaults.unreadable(file, "something else than a file", null);
        }
        if (!Files.isReadable(file)) {
            throw TableFaults.unreadable(file, "one that this user may not read", null);
        }
        return format == TableFormat.CSV ? CsvSource.read(file) : ParquetSource.read(file, database);
    }

    Path file() {
        return file;
    }

    /** The columns in the order of the file. */
    abstract List<FileColumn> columns();

    /** Whether two columns of these names cannot be told apart. */
    abstract boolean isOneName(String name, String other);

    /** DuckDB's function that reads the file. */
    abstract String function();

    /** About how many rows there are; 0 if that cannot be told. */
    abstract long aboutRows(Database database);

    /** Where a row stands, as a person counts; the row counts from 1. */
    abstract Place place(long row);

    /** What is wrong with a file that DuckDB gave up on, after so many rows. */
    abstract InputException refuse(SQLException e, long rows);

    /** What stands behind FROM: the columns are called c0, c1 and so on, whatever they are called in the file. */
    final String from() {
        String names = String.join(
                ", ",
                IntStream.range(0, columns().size()).mapToObj(i -> "c" + i).toList());
        return function() + " AS file(" + names + ")";
    }
}
