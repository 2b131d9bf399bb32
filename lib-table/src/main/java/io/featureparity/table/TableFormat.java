// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The format of a table's file. The file's name says which one it is; the first bytes of a CSV file say whether it is
 * packed.
 */
public enum TableFormat {
    /** Text, not packed. */
    CSV("csv", true),
    /** Text, packed by gzip. */
    CSV_GZ("csv.gz", true),
    /** Text, packed by zstd. */
    CSV_ZST("csv.zst", true),
    /** Parquet. */
    PARQUET("parquet", false);

    private final String label;
    private final boolean text;

    TableFormat(String label, boolean text) {
        this.label = label;
        this.text = text;
    }

    /** {@return the label of the format, which is also the ending of a file's name after the point} */
    public String label() {
        return label;
    }

    /** {@return whether it is CSV, packed or not} */
    public boolean isCsv() {
        return text;
    }

    /**
     * Finds a format by its label.
     *
     * @param label the label
     * @return the format; empty if there is none with this label
     */
    public static Optional<TableFormat> ofLabel(String label) {
        return Stream.of(values()).filter(format -> format.label.equals(label)).findFirst();
    }

    /**
     * Finds the format of a file by its name.
     *
     * @param file the file, which need not exist
     * @return its format
     * @throws InputException if the name does not end like one of the formats
     */
    public static TableFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(format -> name.endsWith("." + format.label))
                .findFirst()
                .orElseThrow(() -> TableFaults.file(
                        Place.file(file),
                        "must have a name that ends in " + endings(),
                        Files.isDirectory(file) ? "a folder" : "another one",
                        null));
    }

    private static String endings() {
        return Stream.of(values())
                .map(format -> "." + format.label)
                .collect(Collectors.joining(", "))
                .replace(", ." + PARQUET.label, " or ." + PARQUET.label);
    }
}
