// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.Place;
import java.nio.file.Path;
import java.util.Locale;

/** How a table stands in its file, which the file's name says. */
enum TableFormat {
    CSV(".csv"),
    PARQUET(".parquet");

    private final String extension;

    TableFormat(String extension) {
        this.extension = extension;
    }

    static TableFormat of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        for (TableFormat format : values()) {
            if (name.endsWith(format.extension)) {
                return format;
            }
        }
        throw TableFaults.file(Place.file(file), "must have a name that ends in .csv or .parquet", "another one", null);
    }
}
