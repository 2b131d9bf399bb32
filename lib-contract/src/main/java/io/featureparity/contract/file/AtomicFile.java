// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Objects;

/**
 * A file that is written in one step, so readers see the old content or the new one, never a part. The content goes to a
 * temporary file next to the target. {@link #commit()} forces it to the disk and moves it to the target; until then the
 * target stays as it is. {@link #close()} removes the temporary file if it was not committed. It is also removed when the
 * process is told to end, for example by Ctrl-C. If a process is killed, its temporary file stays until the next process
 * begins the same target and removes it.
 *
 * <p>If the target is a symbolic link, the file that it points to is replaced. If the target exists and is not a file,
 * it is refused. Not thread-safe; several processes and threads may write the same target, and the last commit wins.
 */
public final class AtomicFile implements AutoCloseable {

    private final Path target;
    private final Path temporary;

    /** Whether all that was written is on the disk. */
    private boolean forced;

    private boolean committed;

    private AtomicFile(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
    }

    /**
     * Begins a file with the read permissions that a new file in its folder gets.
     *
     * @param file the target; its folder must be there
     * @return the file, of which nothing is written yet
     * @throws IOException if the target is not a file, or no file can be made next to it
     */
    public static AtomicFile create(Path file) throws IOException {
        return begin(target(file));
    }

    /**
     * Begins a file that may be read by its owner alone, where the file system knows owners.
     *
     * @param file the target; its folder must be there
     * @return the file, of which nothing is written yet
     * @throws IOException if the target is not a file, or no file can be made next to it
     */
    public static AtomicFile createPrivate(Path file) throws IOException {
        Path target = target(file);
        return begin(target, TemporaryFiles.ofOwnerAlone(Objects.requireNonNull(target.getParent())));
    }

    private static AtomicFile begin(Path target, FileAttribute<?>... attributes) throws IOException {
        return new AtomicFile(target, TemporaryFiles.create(target, attributes));
    }

    private static Path target(Path file) throws IOException {
        Path target =
                Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
        if (target.getParent() == null || (Files.exists(target) && !Files.isRegularFile(target))) {
            throw new IOException("not a file");
        }
        return target;
    }

    /**
     * Gives the temporary file that holds the content until the commit, for callers that cannot use {@link #write}.
     *
     * @return the temporary file
     */
    public Path temporary() {
        return temporary;
    }

    /**
     * Writes the content and forces it to the disk. The target is not touched.
     *
     * @param content the whole content
     * @throws IOException if it cannot be written
     */
    public void write(byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, WRITE, TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        forced = true;
    }

    /**
     * Replaces the target with what was written.
     *
     * @throws IOException if the target cannot be replaced; it is then unchanged
     */
    public void commit() throws IOException {
        if (!forced) {
            // Without this, the new name could reach the disk before the content does.
            try (FileChannel channel = FileChannel.open(temporary, WRITE)) {
                channel.force(true);
            }
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
        forceFolder();
    }

    /** Makes the new name itself last. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(target.getParent(), READ)) {
            channel.force(true);
        } catch (IOException cannotBeOpened) {
            // Not every system opens folders. The content is in place either way.
        }
    }

    /**
     * Removes the temporary file if it was not committed.
     *
     * @throws IOException if the temporary file cannot be deleted
     */
    @Override
    public void close() throws IOException {
        if (!committed) {
            Files.deleteIfExists(temporary);
        }
    }
}
