// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.suite;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder that appears in one step. Its files are written to a folder beside it, which then gets its name; what is
 * closed before that leaves nothing.
 */
public final class NewFolder implements AutoCloseable {

    private final Path target;
    private final Path temporary;

    private NewFolder(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
    }

    /**
     * Begins a folder.
     *
     * @param folder its place, where there is nothing or an empty folder
     * @return the folder, of which nothing is written yet
     * @throws GoldenDataException if something is there, or nothing can be written there
     */
    public static NewFolder begin(Path folder) {
        try {
            Path target = Files.exists(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
            requireNothing(folder, target);
            Path parent = target.getParent();
            if (parent == null) {
                throw new IOException("no folder to be in");
            }
            Files.createDirectories(parent);
            long process = ProcessHandle.current().pid();
            Path temporary = Files.createDirectory(target.resolveSibling("." + target.getFileName() + "." + process));
            return new NewFolder(target, temporary);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static void requireNothing(Path folder, Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw occupied(folder, "a file");
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
            for (Path entry : entries) {
                throw occupied(folder, "one with " + entry.getFileName());
            }
        }
    }

    private static GoldenDataException occupied(Path folder, String what) {
        return new GoldenDataException(
                new Fault(ErrorCode.GOLDEN_FOLDER, Place.file(folder), "must be a new or an empty folder", what));
    }

    private static GoldenDataException unwritable(Path folder, IOException cause) {
        String rule = "must be a folder that can be written";
        Fault fault = new Fault(ErrorCode.GOLDEN_FOLDER, Place.file(folder), rule, cause.toString());
        return new GoldenDataException(List.of(fault), cause);
    }

    /** {@return where the files are until the commit} */
    public Path temporary() {
        return temporary;
    }

    /**
     * Writes files.
     *
     * @param files the text of each by its path in the folder
     * @throws GoldenDataException if one cannot be written
     */
    public void write(Map<String, String> files) {
        try {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                Path file = temporary.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                try (AtomicFile written = AtomicFile.create(file)) {
                    written.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                    written.commit();
                }
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /**
     * Gives the folder its name.
     *
     * @throws GoldenDataException if something has come to its place meanwhile
     */
    public void commit() {
        try {
            Files.deleteIfExists(target); // an empty folder; one that is not empty any more stays, and is the fault
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() {
        if (!Files.exists(temporary)) {
            return;
        }
        try (Stream<Path> files = Files.walk(temporary)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException left) {
            // What cannot be deleted stays under a name that says whose it was.
        }
    }
}
