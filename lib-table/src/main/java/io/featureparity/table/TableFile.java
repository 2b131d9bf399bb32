// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table in a file. Its columns are known when it is opened, before any row is read. */
public final class TableFile implements AutoCloseable {

    private final Database database;
    private final TableSource source;
    private final @Nullable RowFilter filter;

    private TableFile(Database database, TableSource source, @Nullable RowFilter filter) {
        this.database = database;
        this.source = source;
        this.filter = filter;
    }

    /**
     * Opens a file and reads which columns it has.
     *
     * @param file the file, whose name ends as {@link TableFormat} says
     * @return the table
     * @throws InputException if there is no such file, or it is not a table
     */
    public static TableFile open(Path file) {
        return open(file, file, CsvFormat.standard());
    }

    /**
     * Opens a file that has another name in messages, and reads which columns it has.
     *
     * @param file the file, whose name ends as {@link TableFormat} says
     * @param shown the name of the file in messages
     * @param csv in which form it may be written if it is CSV
     * @return the table
     * @throws InputException if there is no such file, or it is not a table
     */
    public static TableFile open(Path file, Path shown, CsvFormat csv) {
        TableFormat.of(file); // before half a second is spent on opening a database
        Database database = Database.open();
        try {
            return new TableFile(database, TableSource.open(file, shown, csv, database), null);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** {@return the names of the columns, in the order of the file} */
    public List<String> columns() {
        return source.columns().stream().map(FileColumn::name).toList();
    }

    /** {@return the file, as messages call it} */
    public Path file() {
        return source.shown();
    }

    /**
     * Begins to read a table that has times.
     *
     * @param time the name of the column of times
     * @param numbers the columns of numbers
     * @param order the order that the times must have
     * @param zoneless how to treat times without a zone
     * @return a reader before the first row; a file has only one reader, and closing the file closes the reader
     * @throws InputException if a column is missing, occurs twice or has the wrong type, with all faults
     */
    public TableReader read(String time, List<NumberColumn> numbers, TimeOrder order, ZonelessTimes zoneless) {
        List<Fault> faults = new ArrayList<>();
        int timeAt = find(time, faults);
        TimeSql timeSql = timeAt < 0 ? null : TimeSql.of("c" + timeAt, type(timeAt), zoneless.zone() != null);
        if (timeAt >= 0 && timeSql == null) {
            faults.add(TableFaults.column(
                    source.shown(), time, TimeSql.rule(type(timeAt), zoneless.advice()), type(timeAt)));
        }
        List<TableReader.Column> columns = columns(numbers, faults);
        if (!faults.isEmpty() || timeSql == null) {
            throw new InputException(faults);
        }
        return new TableReader(
                database, source, filter, new TableReader.TimeColumn(time, timeSql, order, zoneless), columns);
    }

    /**
     * Gives the same file, limited to some of its rows. The places of these rows are still those in the whole file. Closing
     * either of the two closes both.
     *
     * @param column the name of a column of texts
     * @param text the text that the column holds in these rows
     * @return the file
     * @throws InputException if the column is missing or occurs twice
     */
    public TableFile only(String column, String text) {
        return new TableFile(database, source, new RowFilter(found(column), text));
    }

    /**
     * Reads the texts of a column, each once, in the order of the file.
     *
     * @param column the name of the column, which must hold a text in each row
     * @param most how many different texts there may be
     * @return the texts
     * @throws InputException if the column is missing, occurs twice, has a row without a text or too many texts, or the file
     *     cannot be read
     */
    public List<String> texts(String column, int most) {
        return new DistinctTexts(database, source, column, found(column)).read(most);
    }

    private int found(String column) {
        List<Fault> faults = new ArrayList<>();
        int at = find(column, faults);
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return at;
    }

    /**
     * Begins to read a table that has no times.
     *
     * @param numbers the columns of numbers
     * @return a reader before the first row; a file has only one reader, and closing the file closes the reader
     * @throws InputException if a column is missing, occurs twice or has the wrong type, with all faults
     */
    public TableReader readWithoutTimes(List<NumberColumn> numbers) {
        List<Fault> faults = new ArrayList<>();
        List<TableReader.Column> columns = columns(numbers, faults);
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        TableReader.TimeColumn none =
                new TableReader.TimeColumn("none", TimeSql.none(), TimeOrder.ANY, ZonelessTimes.refused());
        return new TableReader(database, source, filter, none, columns);
    }

    private List<TableReader.Column> columns(List<NumberColumn> numbers, List<Fault> faults) {
        List<TableReader.Column> columns = new ArrayList<>();
        for (NumberColumn number : numbers) {
            TableReader.Column column = column(number, faults);
            if (column != null) {
                columns.add(column);
            }
        }
        return columns;
    }

    private TableReader.@Nullable Column column(NumberColumn number, List<Fault> faults) {
        int at = find(number.name(), faults);
        if (at < 0) {
            return null;
        }
        NumberSql sql = NumberSql.of("c" + at, type(at), number.kind());
        if (sql == null) {
            faults.add(TableFaults.column(source.shown(), number.name(), NumberSql.rule(number.kind()), type(at)));
            return null;
        }
        return new TableReader.Column(number.name(), "c" + at, sql);
    }

    /** {@return an estimate of the number of rows, for showing progress} */
    public long aboutRows() {
        return source.aboutRows(database);
    }

    private int find(String name, List<Fault> faults) {
        List<String> names = columns();
        int at = names.indexOf(name);
        if (at < 0) {
            String others = String.join(", ", names);
            faults.add(TableFaults.column(source.shown(), name, "must be a column of the file", "none of " + others));
            return -1;
        }
        // Many programs take names that differ only in case for one, and each takes another column then.
        List<String> same = names.stream().filter(name::equalsIgnoreCase).toList();
        if (same.size() > 1) {
            boolean equal = same.stream().allMatch(name::equals);
            faults.add(TableFaults.column(
                    source.shown(),
                    name,
                    "must be one column of the file" + (equal ? "" : ", whatever the case of its name"),
                    equal ? "several" : String.join(", ", same)));
            return -1;
        }
        return at;
    }

    private String type(int column) {
        return source.columns().get(column).type();
    }

    /**
     * Gives the columns of the file that are not among the known ones.
     *
     * @param known the names that are known
     * @return the others, in the order of the file
     */
    public List<String> columnsBesides(Collection<String> known) {
        return columns().stream().filter(name -> !known.contains(name)).toList();
    }

    @Override
    public void close() {
        database.close();
        source.close();
    }
}
