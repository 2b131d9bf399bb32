// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.testsupport.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end in the middle of writing leave nothing for ever. */
class LeftFilesTest {

    /** Larger than any number that a process can have. */
    private static final String DEAD = "999999999";

    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The process: begins a file, says so, and waits. */
    static final class BeginsAndWaits {

        private BeginsAndWaits() {}

        public static void main(String[] args) throws IOException {
            try (AtomicFile file = AtomicFile.create(Path.of(args[0]))) {
                file.write(new byte[] {1, 2, 3});
                System.out.println("begun");
                int never = System.in.read();
                System.out.println(never);
            }
        }
    }

    private Process begun(Path target) throws IOException {
        Process process = JavaProcess.of(BeginsAndWaits.class, List.of(target.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        assertThat(lines.readLine()).isEqualTo("begun");
        return process;
    }

    @Test
    void aProcessThatIsToldToEndDeletesWhatItHadBegun() throws IOException, InterruptedException {
        Process process = begun(folder.resolve("a.txt"));
        assertThat(names()).containsExactly(".a.txt." + process.pid() + "-0.tmp");
        process.destroy();
        process.waitFor();
        assertThat(names()).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsDeletedByTheNext() throws IOException, InterruptedException {
        Path target = folder.resolve("a.txt");
        Process process = begun(target);
        process.destroyForcibly().waitFor();
        assertThat(names()).containsExactly(".a.txt." + process.pid() + "-0.tmp");
        try (AtomicFile file = AtomicFile.create(target)) {
            file.commit();
        }
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void onlyWhatIsLeftOfThisTargetIsDeleted() throws IOException {
        String mine = ".a.txt." + ProcessHandle.current().pid() + "-";
        List<String> others = List.of(
                ".a.txt." + DEAD + "-0.tmp.bak",
                ".a.txt." + DEAD + "-x.tmp",
                ".b.txt." + DEAD + "-0.tmp",
                "a.txt." + DEAD + "-0.tmp",
                mine + "7.tmp"); // of a living process
        for (String name : others) {
            Files.createFile(folder.resolve(name));
        }
        Files.createDirectory(folder.resolve(".a.txt." + DEAD + "-1.tmp"));
        Files.createFile(folder.resolve(".a.txt." + DEAD + "-2.tmp"));
        Files.setLastModifiedTime(Files.createFile(folder.resolve(mine + "8.tmp")), FileTime.fromMillis(0));
        try (AtomicFile file = AtomicFile.create(folder.resolve("a.txt"))) {
            file.commit();
        }
        assertThat(names())
                .contains("a.txt", ".a.txt." + DEAD + "-1.tmp")
                .containsAll(others)
                .hasSize(7);
    }

    @Test
    void whatThisProcessIsWritingStays() throws IOException {
        Path target = folder.resolve("a.txt");
        try (AtomicFile one = AtomicFile.create(target);
                AtomicFile other = AtomicFile.createPrivate(target)) {
            assertThat(one.temporary()).exists();
            assertThat(other.temporary()).exists();
        }
        assertThat(names()).isEmpty();
    }
}
