// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pass is remembered for its own key alone, and nothing that is not whole is one. */
class PassedRunTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private PassedRun run = new PassedRun(file);

    @BeforeEach
    void inAFolderThatIsNotThereYet() {
        file = folder.resolve("parity/verify.passed");
        run = new PassedRun(file);
    }

    @Test
    void aPassIsRememberedForItsKeyAlone() throws IOException {
        run.remember("key", "PARITY: all");
        assertThat(run.verdict("key")).contains("PARITY: all");
        assertThat(run.verdict("other")).isEmpty();
        assertThat(run.since()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
        assertThat(folder.resolve("parity")).isDirectoryContaining(file::equals);
        assertThat(file.getParent().toFile().list()).containsExactly("verify.passed");
    }

    @Test
    void aLaterPassTakesItsPlace() throws IOException {
        run.remember("key", "PARITY: all");
        run.remember("other", "PARITY: more");
        assertThat(run.verdict("key")).isEmpty();
        assertThat(run.verdict("other")).contains("PARITY: more");
    }

    @Test
    void whatIsForgottenIsDoneAgain() throws IOException {
        run.forget();
        run.remember("key", "PARITY: all");
        run.forget();
        assertThat(run.verdict("key")).isEmpty();
    }

    @Test
    void halfAMemoryIsNone() throws IOException {
        run.remember("key", "PARITY: all");
        Files.writeString(file, "key\n");
        assertThat(run.verdict("key")).isEmpty();
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(run.verdict("key")).isEmpty();
    }
}
