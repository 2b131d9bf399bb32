// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.InputException;
import io.featureparity.contract.file.AtomicFile;
import io.featureparity.contract.file.FileTrouble;
import io.featureparity.contract.file.Spool;
import io.featureparity.contract.rows.TimedRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes tables of times and numbers, or of other values too: {@code time} first, then the columns. Numbers read back exactly;
 * absent ones are empty fields in CSV and null in Parquet. No row stays in memory, and the file appears only when it is
 * complete.
 */
public final class TableWriter {

    /** The name of the first column. */
    public static final String TIME = "time";

    private TableWriter() {}

    /** Writes rows of one format. */
    interface Format {
        void write(Path temporary, List<WrittenColumn> columns, TableRows rows) throws IOException, SQLException;
    }

    /**
     * Writes a table. Before it reads the first row, it checks that the file can be written.
     *
     * @param file the file, whose name ends as {@link TableFormat} says; an existing file is replaced at the end
     * @param columns the names of the columns besides {@code time}
     * @param single whether the numbers are written as {@code float}
     * @param rows the rows; an exception that they throw is passed on and leaves no file
     * @throws InputException if the file cannot be written
     */
    public static void write(Path file, List<String> columns, boolean single, TimedRows rows) {
        write(file, NumberRows.columns(columns, single), new NumberRows(rows));
    }

    /**
     * Writes a table. Before it reads the first row, it checks that the file can be written.
     *
     * @param file the file, whose name ends as {@link TableFormat} says; an existing file is replaced at the end
     * @param columns the columns besides {@code time}
     * @param rows the rows; an exception that they throw is passed on and leaves no file
     * @throws InputException if the file cannot be written
     */
    public static void write(Path file, List<WrittenColumn> columns, TableRows rows) {
        Format format = writer(TableFormat.of(file));
        try (AtomicFile target = AtomicFile.create(file)) {
            format.write(target.temporary(), columns, rows);
            target.commit();
        } catch (IOException e) {
            throw TableFaults.unwritable(file, FileTrouble.writing(e), e);
        } catch (SQLException e) {
            throw TableFaults.unwritable(file, Database.why(e), e);
        }
    }

    private static Format writer(TableFormat format) {
        return switch (format) {
            case CSV -> new CsvWriter(false);
            case CSV_GZ -> new CsvWriter(true);
            case CSV_ZST -> new ZstdWriter();
            case PARQUET -> new ParquetWriter();
        };
    }

    /**
     * Writes a table to a stream once the table is complete. Until then it is kept in a temporary file.
     *
     * @param out the stream, which is left open
     * @param shown the name of the stream in messages
     * @param format the format
     * @param columns the names of the columns besides {@code time}
     * @param single whether the numbers are written as {@code float}
     * @param rows the rows; an exception that they throw is passed on, and nothing is written
     * @throws InputException if the stream cannot be written to
     */
    public static void write(
            OutputStream out, Path shown, TableFormat format, List<String> columns, boolean single, TimedRows rows) {
        write(out, shown, format, NumberRows.columns(columns, single), new NumberRows(rows));
    }

    /**
     * Writes a table to a stream once the table is complete. Until then it is kept in a temporary file.
     *
     * @param out the stream, which is left open
     * @param shown the name of the stream in messages
     * @param format the format
     * @param columns the columns besides {@code time}
     * @param rows the rows; an exception that they throw is passed on, and nothing is written
     * @throws InputException if the stream cannot be written to
     */
    public static void write(
            OutputStream out, Path shown, TableFormat format, List<WrittenColumn> columns, TableRows rows) {
        try (Spool kept = Spool.create(format.label())) {
            writer(format).write(kept.path(), columns, rows);
            Files.copy(kept.path(), out);
            out.flush();
        } catch (IOException e) {
            throw TableFaults.unwritable(shown, FileTrouble.writing(e), e);
        } catch (SQLException e) {
            throw TableFaults.unwritable(shown, Database.why(e), e);
        }
    }
}
