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
     * Writes a table. That the file can be written is seen before the first row is asked for.
     *
     * @param file the file, whose name ends in .csv or .parquet; one that is there is replaced in the end
     * @param columns the names of the columns besides {@code time}
     * @param single whether the numbers are {@code float}
     * @param rows the rows; what they throw is thrown, and leaves no file
     * @throws InputException if the file cannot be written
     */
    public static void write(Path file, List<String> columns, boolean single, TimedRows rows) {
        Format format =
                switch (TableFormat.of(file)) {
                    case CSV -> new CsvWriter();
                    case PARQUET -> new ParquetWriter();
                };
        try (AtomicFile target = AtomicFile.create(file)) {
            target.temporary().toFile().deleteOnExit(); // where the process is told to end on the way
            format.write(target.temporary(), columns, single, rows);
            target.commit();
        } catch (IOException | SQLException e) {
            throw TableFaults.unwritable(file, e);
        }
    }
}
