// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.testsupport.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a user is for that user alone, whatever the process lets others do with its files. */
class PrivateFolderTest {

    @TempDir
    private Path shared;

    /** The process: makes its user's folder. */
    static final class Makes {

        private Makes() {}

        public static void main(String[] args) throws IOException {
            System.out.println(PrivateFolder.in(Path.of(args[0])).path());
        }
    }

    private String modeUnder(String umask) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(shared.resolve(umask));
        // With performance data the JVM makes a folder of its own, and says that it may not enter it.
        ProcessBuilder making = JavaProcess.of(Makes.class, List.of("-XX:-UsePerfData"), List.of(folder.toString()));
        Process process = JavaProcess.after("umask " + umask, making)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            Path made = Path.of(lines.readLine());
            assertThat(made).hasParent(folder);
            assertThat(process.waitFor()).isZero();
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(made));
        }
    }

    @Test
    void itsModeDependsOnNoUmask() throws IOException, InterruptedException {
        assertThat(modeUnder("0000")).isEqualTo("rwx------");
        assertThat(modeUnder("0077")).isEqualTo("rwx------");
        assertThat(modeUnder("0777")).isEqualTo("rwx------");
    }
}
