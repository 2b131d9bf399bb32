// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder in which this process works. It is deleted when it is closed. A killed process leaves its folder behind; the next
 * process that makes a folder of the same name deletes it. A lock shows which folders are in use: only a living process holds
 * the lock of its folder.
 */
public final class ProcessFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private ProcessFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** What has to happen before the folder of a killed process can be deleted. */
    @FunctionalInterface
    public interface Leftover {

        /**
         * Ends what still works in the folder.
         *
         * @param folder the folder that the killed process left
         * @throws IOException if that fails; the folder stays
         */
        void end(Path folder) throws IOException;
    }

    /**
     * Deletes the folders that killed processes left, and makes one. Use it where nothing goes on working in a folder
     * after its process has ended.
     *
     * @param parent the folder that holds these folders
     * @param name the beginning of their names
     * @return the folder
     * @throws IOException if an old folder cannot be deleted, or the new one cannot be made
     */
    public static ProcessFolder create(Path parent, String name) throws IOException {
        return create(parent, name, left -> {});
    }

    /**
     * Deletes the folders that killed processes left, and makes one.
     *
     * @param parent the folder that holds these folders
     * @param name the beginning of their names
     * @param leftover what has to happen before the folder of a killed process is deleted
     * @return the folder
     * @throws IOException if an old folder cannot be deleted, or the new one cannot be made
     */
    public static ProcessFolder create(Path parent, String name, Leftover leftover) throws IOException {
        String all = name + "-";
        String ours = all + ProcessHandle.current().pid() + "-";
        // Not even a look at our own: to close a file of it gives up the lock on it, here and now.
        try (DirectoryStream<Path> others =
                Files.newDirectoryStream(parent, file -> startsWith(file, all) && !startsWith(file, ours))) {
            for (Path other : others) {
                deleteIfLeft(other, leftover);
            }
        }
        while (true) {
            Path folder = Files.createTempDirectory(parent, ours);
            FileChannel lock = lock(folder);
            if (lock != null) {
                return new ProcessFolder(folder, lock);
            }
        }
    }

    /** Locks a folder; null if another process took it for one that was left, before there was a lock, and deleted it. */
    static @Nullable FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        FileChannel lock;
        try {
            lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (NoSuchFileException deleted) {
            return null;
        }
        lock.lock();
        if (Files.exists(file)) {
            return lock;
        }
        lock.close();
        return null;
    }

    private static boolean startsWith(Path file, String beginning) {
        return file.getFileName().toString().startsWith(beginning);
    }

    private static void deleteIfLeft(Path folder, Leftover leftover) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            if (free != null) {
                leftover.end(folder);
                delete(folder);
            }
        } catch (NoSuchFileException deleted) {
            // Another process that begins has deleted it meanwhile.
        }
    }

    /** {@return the folder} */
    public Path path() {
        return path;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Deletes the folder. Everything that writes into it must have ended before.
     *
     * @throws IOException if the folder cannot be deleted
     */
    @Override
    public void close() throws IOException {
        try (lock) {
            delete(path);
        }
    }
}
