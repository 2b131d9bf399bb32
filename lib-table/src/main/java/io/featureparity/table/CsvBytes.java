// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a CSV file as they are read: the file itself, or a copy in which all lines end alike. */
final class CsvBytes implements AutoCloseable {

    private final Path file;
    private final Packing packing;
    private final boolean copied;

    private CsvBytes(Path file, Packing packing, boolean copied) {
        this.file = file;
        this.packing = packing;
        this.copied = copied;
    }

    /** Looks how a file is packed, and whether it is whole. */
    static CsvBytes of(Path file, Path shown, boolean anyLineEnds) throws IOException {
        Packing packing = Packing.of(file, shown);
        packing.requireWhole(file);
        CsvBytes itself = new CsvBytes(file, packing, false);
        return anyLineEnds ? itself.copyWithLineFeeds() : itself;
    }

    private CsvBytes copyWithLineFeeds() throws IOException {
        Path copy = Files.createTempFile("parity-", ".csv");
        copy.toFile().deleteOnExit(); // where the process is told to end on the way
        CsvBytes bytes = new CsvBytes(copy, Packing.NONE, true);
        try (InputStream in = new LineEnds(new BufferedInputStream(open(), 1 << 16));
                OutputStream out = Files.newOutputStream(copy)) {
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
        if (copied) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
