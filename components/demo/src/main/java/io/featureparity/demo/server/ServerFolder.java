// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.server;

import io.featureparity.contract.file.PrivateFolder;
import io.featureparity.contract.file.ProcessFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The folder in which servers keep their files, and the note of which processes they are. A demo that was killed leaves both.
 * The next one ends these processes and deletes the folder.
 *
 * <p>A process is ended only if it is the one that was noted: its number, and the instant at which it started.
 */
final class ServerFolder implements AutoCloseable {

    private static final String NAME = "demo";
    private static final String PROCESSES = "processes";
    private static final long SECONDS_TO_END = 20;

    private final ProcessFolder folder;

    private ServerFolder(ProcessFolder folder) {
        this.folder = folder;
    }

    /** Makes a folder, after those of dead demos are gone. */
    static ServerFolder create() throws IOException {
        return createIn(PrivateFolder.ofUser().path());
    }

    static ServerFolder createIn(Path parent) throws IOException {
        return new ServerFolder(ProcessFolder.create(parent, NAME, ServerFolder::endProcesses));
    }

    /** Where the servers put their files. */
    Path path() {
        return folder.path();
    }

    /** Takes note of a process, to be ended if this demo is killed. */
    void note(long pid) throws IOException {
        Optional<String> noted = ProcessHandle.of(pid).flatMap(ServerFolder::noteOf);
        if (noted.isPresent()) {
            Files.writeString(
                    path().resolve(PROCESSES),
                    noted.get() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
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

    /** Deletes the folder. The servers must have ended. */
    @Override
    public void close() throws IOException {
        folder.close();
    }
}
