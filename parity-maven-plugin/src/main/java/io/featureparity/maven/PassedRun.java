// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import io.featureparity.contract.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Written in one step: a build that is killed must not leave half a pass. */
    void remember(String key, String verdict) throws IOException {
        Files.createDirectories(file.getParent());
        try (AtomicFile whole = AtomicFile.create(file)) {
            Files.write(whole.temporary(), List.of(key, verdict));
            whole.commit();
        }
    }
}
