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
    private final Path shown;

    TableSource(Path file, Path shown) {
        this.file = file;
        this.shown = shown;
    }

    static TableSource open(Path file, Path shown, CsvFormat csv, Database database) {
        TableFormat format = TableFormat.of(file);
        if (!Files.exists(file)) {
            throw TableFaults.unreadable(shown, "no file of this name", null);
        }
        if (Files.isDirectory(file)) {
            throw TableFaults.unreadable(shown, "a folder", null);
        }
        if (!Files.isRegularFile(file)) {
            throw TableFaults.unreadable(shown, "something else than a file", null);
        }
        if (!Files.isReadable(file)) {
            throw TableFaults.unreadable(shown, "one that this user may not read: permission denied", null);
        }
        return format.isCsv() ? CsvSource.read(file, shown, csv) : ParquetSource.read(file, shown, database);
    }

    Path file() {
        return file;
    }

    /** What messages call the file. */
    Path shown() {
        return shown;
    }

    /** What to do about a field that is no number; empty where nobody knows. */
    abstract String advice(String field);

    /** Deletes what was made only to read the file. */
    abstract void close();

    /** The columns in the order of the file. */
    abstract List<FileColumn> columns();

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
