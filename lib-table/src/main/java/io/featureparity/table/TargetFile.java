// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file to be written in one step: first beside its place under another name, then forced to the disk and moved there.
 * Until then whatever stands there stays as it is.
 */
final class TargetFile implements AutoCloseable {

    private static final int MOST_TRIES = 100;

    private final Path target;
    private final Path temporary;
    private boolean committed;

    private TargetFile(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
        temporary.toFile().deleteOnExit(); // where the process is told to end on the way
    }

    static TargetFile create(Path file) throws IOException {
        Path target =
                Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException("not a file");
        }
        // Not Files.createTempFile: its files are for their owner alone, and that would stay so under the new name.
        long process = ProcessHandle.current().pid();
        for (int attempt = 0; ; attempt++) {
            Path temporary = target.resolveSibling("." + target.getFileName() + "." + process + "-" + attempt + ".tmp");
            try {
                FileChannel.open(temporary, CREATE_NEW, WRITE).close();
                return new TargetFile(target, temporary);
            } catch (FileAlreadyExistsException e) {
                if (attempt == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Where to write. */
    Path temporary() {
        return temporary;
    }

    void commit() throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, WRITE)) {
            channel.force(true); // or the new name could reach the disk before the content does
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
        Path folder = target.getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            } catch (IOException cannotBeOpened) {
                // Not every system opens folders; the content is in place either way.
            }
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws IOException {
        if (!committed) {
            Files.deleteIfExists(temporary);
        }
    }
}
