// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.InputException;
import io.featureparity.contract.file.AtomicFile;
import io.featureparity.contract.rows.TimedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes tables of times and numbers: {@code time} first, then the columns. Numbers read back exactly; absent ones are
 * empty fields in CSV and null in Parquet. No row is kept, and there is a file only when it is whole.
 */
public final class TableWriter {

    /** The name of the first column. */
    public static final String TIME = "time";

    private TableWriter() {}

    /** Writes rows of one format. */
    interface Format {
        void write(Path temporary, List<String> columns, boolean single, TimedRows rows)
                throws IOException, SQLException;
    }

    /**
     * Writes a table. Before it reads the first row, it checks that the file can be written.
     *
     * @param file the file, whose name ends in .csv or .parquet; an existing file is replaced at the end
     * @param columns the names of the columns besides {@code time}
     * @param single whether the numbers are {@code float}
     * @param rows the rows; an exception of theirs is passed on and leaves no file
     * @throws InputException if the file cannot be written
     */
    public static void write(Path file, List<String> columns, boolean single, TimedRows rows) {
        Format format =
                switch (TableFormat.of(file)) {
                    case CSV -> new CsvWriter();
                    case PARQUET -> new ParquetWriter();
                };
        try (AtomicFile target = AtomicFile.create(file)) {
            format.write(target.temporary(), columns, single, rows);
            target.commit();
        } catch (IOException | SQLException e) {
            throw TableFaults.unwritable(file, e);
        }
    }
}
