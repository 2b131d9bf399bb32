// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/**
 * A column of a file, or all of its columns that are features.
 *
 * @param file the file
 * @param column the column's name there; null for all that bear the name of a feature
 */
public record ColumnOfFile(Path file, @Nullable String column) {

    /** Reads {@code F} and {@code F:NAME}. A file whose own name has a colon is meant if it is there. */
    static final class Reader implements ITypeConverter<ColumnOfFile> {
        @Override
        public ColumnOfFile convert(String value) {
            int colon = value.lastIndexOf(':');
            if (colon <= 0 || colon == value.length() - 1 || Files.exists(Path.of(value))) {
                return new ColumnOfFile(Path.of(value), null);
            }
            return new ColumnOfFile(Path.of(value.substring(0, colon)), value.substring(colon + 1));
        }
    }
}
