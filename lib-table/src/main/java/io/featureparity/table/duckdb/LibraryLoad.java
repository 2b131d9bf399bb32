// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table.duckdb;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Loads a native library for the class loader of this class, which is that of the driver. */
public final class LibraryLoad implements Consumer<Path> {

    /** Called by name, through reflection. */
    public LibraryLoad() {}

    @Override
    public void accept(Path library) {
        System.load(library.toAbsolutePath().toString());
    }
}
