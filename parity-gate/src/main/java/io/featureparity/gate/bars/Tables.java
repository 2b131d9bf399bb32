// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.table.CsvFormat;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableFormat;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the tables of a run are opened, all of them alike. */
public final class Tables {

    /** What stands for standard input or output. */
    public static final String STANDARD = "-";

    private final CsvFormat csv;
    private final boolean autoColumns;
    private final Map<Path, Path> contents = new HashMap<>();

    /**
     * Opens tables.
     *
     * @param csv how CSV files may be written
     * @param autoColumns whether columns are taken that are called otherwise and can only be meant
     */
    public Tables(CsvFormat csv, boolean autoColumns) {
        this.csv = csv;
        this.autoColumns = autoColumns;
    }

    /** {@return whether a file that was named is standard input or standard output} */
    public static boolean isStandard(Path named) {
        return named.toString().equals(STANDARD);
    }

    /**
     * Keeps standard input, so that it can be opened like a file.
     *
     * @param in the stream
     * @param format the format of the table in it
     * @return what messages call it, and by what it is opened
     */
    public Path keep(InputStream in, TableFormat format) {
        contents.put(StandardInput.SHOWN, StandardInput.keep(in, format, StandardInput.LARGEST));
        return StandardInput.SHOWN;
    }

    /** {@return the file with the content of one that was named} */
    public Path content(Path file) {
        return contents.getOrDefault(file, file);
    }

    /** Opens a table. */
    public TableFile open(Path file) {
        return TableFile.open(content(file), file, csv);
    }

    /** Finds what the columns are called in a table: those that it must have, and those that it may have. */
    public ColumnNames find(ColumnNames names, TableFile table, List<String> required, List<String> optional) {
        return new ColumnSearch(names, table.file(), table.columns(), autoColumns).find(required, optional);
    }

    /** What to say about a column that is not found in a table. */
    String advice(ColumnNames names, TableFile table, String column) {
        return new ColumnSearch(names, table.file(), table.columns(), autoColumns).advice(column, Set.of());
    }
}
