// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import io.featureparity.contract.file.Spool;
import io.featureparity.table.TableFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps standard input in a file: a table is read twice where something is wrong with it, and Parquet from its end. */
final class StandardInput {

    /** What messages call it. */
    static final Path SHOWN = Path.of("standard input");

    /** A program that never stops must not fill the disk. */
    static final long LARGEST = 64L << 30;

    private static final int PIECE = 1 << 16;

    private StandardInput() {}

    /**
     * Copies a stream into a file that nobody else can read, and that is deleted at the end of the process.
     *
     * @param in the stream, read to its end
     * @param format the format of the table in it
     * @param largest how many bytes it may have
     * @return the file
     * @throws InputException if the stream is empty, longer, or cannot be copied
     */
    static Path keep(InputStream in, TableFormat format, long largest) {
        try {
            Spool spool = Spool.create(format.label());
            long bytes = copy(in, spool.path(), largest);
            if (bytes == 0 || bytes > largest) {
                spool.close();
                String rule = "must hold a table of at most " + largest + " bytes";
                throw refused(rule, bytes == 0 ? "nothing" : "more", null);
            }
            return spool.path();
        } catch (IOException e) {
            String folder = System.getProperty("java.io.tmpdir");
            throw refused("must be readable, and fit into " + folder, FileTrouble.writing(e), e);
        }
    }

    private static long copy(InputStream in, Path file, long largest) throws IOException {
        long bytes = 0;
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(piece); read >= 0 && bytes <= largest; read = in.read(piece)) {
                out.write(piece, 0, read);
                bytes += read;
            }
        }
        return bytes;
    }

    private static InputException refused(String rule, String value, @Nullable IOException cause) {
        return new InputException(List.of(new Fault(ErrorCode.STANDARD_INPUT, Place.file(SHOWN), rule, value)), cause);
    }
}
