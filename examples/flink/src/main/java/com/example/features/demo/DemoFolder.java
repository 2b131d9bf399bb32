// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import io.featureparity.contract.file.PrivateFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of a demo. One that was killed leaves it, and the next demo deletes it: the lock on it is free then. */
final class DemoFolder implements AutoCloseable {

    private static final String PREFIX = "flink-demo-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DemoFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes a folder, after those of dead demos are gone. */
    static DemoFolder create() throws IOException {
        return createIn(PrivateFolder.ofUser().path());
    }

    static DemoFolder createIn(Path parent) throws IOException {
        String ours = PREFIX + ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                // Not even a look at our own: to close a file of it gives up the lock on it.
                if (!folder.getFileName().toString().startsWith(ours)) {
                    deleteIfDead(folder);
                }
            }
        }
        Path folder = Files.createTempDirectory(parent, ours);
        FileChannel channel = FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.lock();
        return new DemoFolder(folder, channel);
    }

    private static void deleteIfDead(Path folder) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            if (free != null) {
                delete(folder);
            }
        }
    }

    Path path() {
        return path;
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(path.resolve(name), text);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Deletes the folder. What wrote into it must have ended. */
    @Override
    public void close() throws IOException {
        try (lock) {
            delete(path);
        }
    }
}
