// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.testsupport.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is under way is its owner's alone, and does not stay. */
class SpoolTest {

    /** A process that makes a spool, says where, and waits to be ended. */
    static final class KeepsSomething {

        private KeepsSomething() {}

        public static void main(String[] args) throws IOException {
            Spool spool = Spool.create("csv");
            Files.writeString(spool.path(), "prices of somebody");
            System.out.println(spool.path());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Process keeping(Path shared) throws IOException {
        return JavaProcess.of(KeepsSomething.class, List.of("-Djava.io.tmpdir=" + shared), List.of())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path said(BufferedReader lines) throws IOException {
        return Path.of(lines.readLine());
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void itIsOfItsOwnerAloneAndGoesWhenItIsClosed() throws IOException {
        Path path;
        try (Spool spool = Spool.create("csv.gz");
                Spool other = Spool.create("csv.gz")) {
            path = spool.path();
            assertThat(path).isEmptyFile().isNotEqualTo(other.path());
            assertThat(path.toString()).endsWith(".csv.gz");
            assertThat(mode(path)).isEqualTo("rw-------");
            assertThat(path.getParent()).isEqualTo(PrivateFolder.ofUser().path());
            assertThat(mode(path.getParent())).isEqualTo("rwx------");
            assertThat(other.path()).exists();
        }
        assertThat(path).doesNotExist();
    }

    /** As by Ctrl-C, or by a supervisor that stops a service. */
    @Test
    void itGoesWhenItsProcessIsToldToEnd(@TempDir Path shared) throws IOException, InterruptedException {
        Process process = keeping(shared);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            Path path = said(lines);
            assertThat(path).hasContent("prices of somebody");
            process.destroy();
            process.waitFor();
            assertThat(path).doesNotExist();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void whatAKilledProcessLeftGoesWithTheNextRunAndWhatALivingOneHasStays(@TempDir Path shared)
            throws IOException, InterruptedException {
        Process killed = keeping(shared);
        Process living = keeping(shared);
        try (BufferedReader lines = killed.inputReader(StandardCharsets.UTF_8);
                BufferedReader others = living.inputReader(StandardCharsets.UTF_8)) {
            Path left = said(lines);
            Path kept = said(others);
            killed.destroyForcibly().waitFor();
            assertThat(left).exists();
            Path library = Files.writeString(left.resolveSibling("library.so"), "for later runs");
            Path half = Files.writeString(left.resolveSibling(".older.so.999999999-0.tmp"), "half of another library");
            assertThat(PrivateFolder.in(shared).path()).isEqualTo(left.getParent());
            assertThat(half).doesNotExist();
            assertThat(files(left.getParent())).containsExactlyInAnyOrder(kept, library);
            assertThat(files(shared)).containsExactly(left.getParent());
        } finally {
            killed.destroyForcibly();
            living.destroyForcibly();
        }
    }

    /** A program that runs for long makes many, one after the other. */
    @Test
    void oneAfterTheOtherHasTheSameName() throws IOException {
        Path first;
        try (Spool spool = Spool.create("once")) {
            first = spool.path();
        }
        try (Spool spool = Spool.create("once")) {
            assertThat(spool.path()).isEqualTo(first);
        }
    }
}
