// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The memory of the last run that passed: the key of what it looked at, and its verdict. */
final class PassedRun {

    private final Path file;

    PassedRun(Path file) {
        this.file = file;
    }

    /** {@return the verdict of the last pass, if it was over the same inputs} */
    Optional<String> verdict(String key) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() == 2 && lines.get(0).equals(key) ? Optional.of(lines.get(1)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty(); // Then it is done again, which is never wrong.
        }
    }

    /** {@return when that was, by the file system's clock} */
    Instant since() throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Written beside its place and moved there: a build that is killed must not leave half a pass. */
    void remember(String key, String verdict) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".tmp");
        Files.write(beside, List.of(key, verdict));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
