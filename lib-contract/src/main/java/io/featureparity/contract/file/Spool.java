// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary file that only its owner can read. It is deleted when it is closed, at the latest when the process ends.
 * If a process is killed, its file stays until the next process makes a spool or asks for the user's folder.
 */
public final class Spool implements AutoCloseable {

    private static final String NAME = "spool";

    private final Path path;

    private Spool(Path path) {
        this.path = path;
    }

    /**
     * Makes an empty file in the {@linkplain PrivateFolder#ofUser user's folder}.
     *
     * @param ending the ending of its name without the point, for programs that tell a format by it
     * @return the file
     * @throws IOException if the file cannot be made
     */
    public static Spool create(String ending) throws IOException {
        Path folder = PrivateFolder.ofUser().path();
        Path target = folder.resolve(NAME);
        return new Spool(TemporaryFiles.make(target, "." + ending, TemporaryFiles.ofOwnerAlone(folder)));
    }

    /** {@return the file} */
    public Path path() {
        return path;
    }

    /**
     * Deletes the file.
     *
     * @throws IOException if it cannot be deleted
     */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
