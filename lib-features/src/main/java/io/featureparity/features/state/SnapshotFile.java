// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.SnapshotException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a file in one step: a temporary file beside it, forced to the disk, then renamed over it. */
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
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw refused(file, "must be a file to be written", new IOException("a root is no file"));
        }
        Path temporary = null;
        try {
            temporary = Files.createTempFile(folder, "." + file.getFileName() + ".", ".tmp");
            try (FileChannel out = FileChannel.open(temporary, WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                // Without this the rename could reach the disk before the content does.
                out.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(folder);
        } catch (IOException e) {
            deleteQuietly(temporary, e);
            throw refused(file, "must be a file that can be written", e);
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
            throw refused(file, "must be a file that can be read", e);
        }
    }

    /** Makes the rename itself last; on systems that cannot open a folder the file system has to see to it. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        } catch (IOException cannotBeOpened) {
            // The new content is in place either way; only how soon it is on the disk is the system's own affair.
        }
    }

    private static void deleteQuietly(@Nullable Path temporary, IOException reason) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }

    private static SnapshotException refused(Path file, String rule, IOException cause) {
        return new SnapshotException(
                List.of(new Fault(ErrorCode.SNAPSHOT_FILE, file.toString(), rule, cause.toString())), cause);
    }
}
