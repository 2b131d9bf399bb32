// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.contract.file.AtomicFile;
import io.featureparity.contract.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads and writes the file of a snapshot. It is written in one step, and may be read by its owner alone. */
public final class SnapshotFile {

    /** No snapshot of one engine comes near; a larger file is something else. */
    private static final long LARGEST = 64L << 20;

    private SnapshotFile() {}

    /**
     * Writes a snapshot.
     *
     * @param file the file, which may exist
     * @param bytes the snapshot
     * @throws SnapshotException if it cannot be written; an existing file is then as it was
     */
    public static void write(Path file, byte[] bytes) {
        try (AtomicFile target = AtomicFile.createPrivate(file)) {
            target.write(bytes);
            target.commit();
        } catch (IOException e) {
            throw refused(file, "must be a file that can be written", FileTrouble.writing(e), e);
        }
    }

    /**
     * Reads a snapshot.
     *
     * @param file the file
     * @return its bytes
     * @throws SnapshotException if it cannot be read
     */
    public static byte[] read(Path file) {
        try {
            long size = Files.size(file);
            if (size > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw refused(file, "must be a file that can be read", FileTrouble.reading(e), e);
        }
    }

    private static SnapshotException refused(Path file, String rule, String why, IOException cause) {
        return new SnapshotException(List.of(new Fault(ErrorCode.SNAPSHOT_FILE, Place.file(file), rule, why)), cause);
    }
}
