// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.server;

import io.featureparity.contract.file.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The folder in which servers keep their files, and the note of which processes they are. A demo that was killed leaves both.
 * The next one ends these processes and deletes the folder: the lock on it is free then.
 *
 * <p>A process is ended only if it is the one that was noted: its number, and the instant at which it started.
 */
final class ServerFolder implements AutoCloseable {

    private static final String PREFIX = "demo-";
    private static final String LOCK = "lock";
    private static final String PROCESSES = "processes";
    private static final long SECONDS_TO_END = 20;

    private final Path path;
    private final FileChannel lock;

    private ServerFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes a folder, after those of dead demos are gone. */
    static ServerFolder create() throws IOException {
        return createIn(PrivateFolder.ofUser().path());
    }

    static ServerFolder createIn(Path parent) throws IOException {
        reap(parent);
        Path folder = Files.createTempDirectory(parent, ofThisProcess());
        FileChannel channel = FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.lock();
        return new ServerFolder(folder, channel);
    }

    private static void reap(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                // Not even a look at our own: to close a file of it gives up the lock on it, here and now.
                if (!folder.getFileName().toString().startsWith(ofThisProcess())) {
                    reapIfDead(folder);
                }
            }
        }
    }

    private static String ofThisProcess() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    private static void reapIfDead(Path folder) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            if (free == null) {
                return; // its demo is alive
            }
            endProcesses(folder);
            delete(folder);
        }
    }

    /** Where the servers put their files. */
    Path path() {
        return path;
    }

    /** Takes note of a process, to be ended if this demo is killed. */
    void note(long pid) throws IOException {
        Optional<String> noted = ProcessHandle.of(pid).flatMap(ServerFolder::noteOf);
        if (noted.isPresent()) {
            Files.writeString(
                    path.resolve(PROCESSES), noted.get() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static Optional<String> noteOf(ProcessHandle process) {
        return process.info().startInstant().map(started -> process.pid() + " " + started.toEpochMilli());
    }

    private static void endProcesses(Path folder) throws IOException {
        Path notes = folder.resolve(PROCESSES);
        if (!Files.exists(notes)) {
            return;
        }
        for (String note : Files.readAllLines(notes)) {
            Optional<ProcessHandle> process = pid(note).flatMap(ProcessHandle::of);
            if (process.isPresent() && noteOf(process.get()).equals(Optional.of(note))) {
                end(process.get());
            }
        }
    }

    private static Optional<Long> pid(String note) {
        try {
            return Optional.of(Long.parseLong(note.substring(0, Math.max(0, note.indexOf(' ')))));
        } catch (NumberFormatException torn) {
            return Optional.empty();
        }
    }

    /** A server's own processes end with it; the ones that it leaves are ended too. */
    private static void end(ProcessHandle server) throws IOException {
        List<ProcessHandle> all =
                Stream.concat(server.descendants(), Stream.of(server)).toList();
        server.destroy();
        if (!hasEnded(server)) {
            all.forEach(ProcessHandle::destroyForcibly);
            hasEnded(server);
        }
    }

    private static boolean hasEnded(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("process " + process.pid() + " cannot be waited for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a server ended", e);
        }
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

    /** Deletes the folder. The servers must have ended. */
    @Override
    public void close() throws IOException {
        try (lock) {
            delete(path);
        }
    }
}
