// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.file.Spool;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The bytes of a CSV file as they are read: the file itself, or a copy in which all lines end alike. */
final class CsvBytes implements AutoCloseable {

    private final Path file;
    private final Packing packing;
    private final @Nullable Spool copy;

    private CsvBytes(Path file, Packing packing, @Nullable Spool copy) {
        this.file = file;
        this.packing = packing;
        this.copy = copy;
    }

    /** Looks how a file is packed, and whether it is whole. */
    static CsvBytes of(Path file, Path shown, boolean anyLineEnds) throws IOException {
        Packing packing = Packing.of(file, shown);
        packing.requireWhole(file);
        CsvBytes itself = new CsvBytes(file, packing, null);
        return anyLineEnds ? itself.copyWithLineFeeds() : itself;
    }

    private CsvBytes copyWithLineFeeds() throws IOException {
        Spool spool = Spool.create(TableFormat.CSV.label());
        CsvBytes bytes = new CsvBytes(spool.path(), Packing.NONE, spool);
        try (InputStream in = new LineEnds(new BufferedInputStream(open(), 1 << 16));
                OutputStream out = Files.newOutputStream(spool.path())) {
            in.transferTo(out);
            return bytes;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    Packing packing() {
        return packing;
    }

    InputStream open() throws IOException {
        return packing.open(file);
    }

    @Override
    public void close() {
        if (copy != null) {
            try {
                copy.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
