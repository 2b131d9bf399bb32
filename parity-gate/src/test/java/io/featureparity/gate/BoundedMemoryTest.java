// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.testsupport.golden.GoldenData;
import io.featureparity.testsupport.golden.SuiteFolder;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However long a file is, a small heap does; and where it does not, the answer is one line and exit code 2. */
class BoundedMemoryTest {

    /** Of 13 features, or of prices and macro values, as doubles in memory, these would fill the heap of the process below. */
    private static final int BARS = 300_000;

    private static final String HEAP = "-Xmx32m";

    @TempDir
    private Path folder;

    /** The bars of a golden case over and over, in the sessions of all working days that follow. */
    private Path bars(int size) throws IOException {
        List<String> lines = GoldenTables.lines(GoldenData.path("cases/month-end/input.csv"));
        Path file = folder.resolve("bars.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(lines.get(0) + "\n");
            LocalDateTime time = LocalDateTime.parse("2000-01-03T13:00");
            for (int i = 0; i < size; i++) {
                String line = lines.get(1 + i % (lines.size() - 1));
                out.write(time + ":00Z" + line.substring(line.indexOf(',')) + "\n");
                time = time.plusMinutes(5);
                if (time.getHour() == 18) {
                    time = time.plusDays(time.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1)
                            .withHour(13);
                }
            }
        }
        return file;
    }

    /** The process: runs the command for each line of arguments, and prints its exit code behind what it says. */
    static final class Commands {

        private Commands() {}

        public static void main(String[] args) {
            for (String line : args) {
                int status = EmbeddedCommand.run(List.of(line.split(" ")), System.out, System.out);
                System.out.println("exit code " + status);
            }
        }
    }

    private List<String> run(List<String> options, String... commands) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        all.add("-XX:TieredStopAtLevel=4"); // there is much to compute
        Path log = folder.resolve("log");
        Process process = JavaProcess.of(Commands.class, all, List.of(commands))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor())
                .as(() -> String.join("\n", GoldenTables.lines(log)))
                .isZero();
        return Files.readAllLines(log);
    }

    @Test
    void everyVerbThatReadsBarsDoesWithASmallHeap() throws IOException, InterruptedException {
        Path bars = bars(BARS);
        Path stats = folder.resolve("stats.json");
        Path features = folder.resolve("features.parquet");
        List<String> lines = run(
                List.of(HEAP),
                "stats fit --bars " + bars + " --out " + stats,
                "stats audit --bars " + bars + " --norm-stats " + stats,
                "features --bars " + bars + " --out " + features,
                "check --bars " + bars + " --expected " + features,
                "warmup --bars " + bars);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("exit code "))
                .containsOnly("exit code 0")
                .hasSize(5);
        assertThat(lines).anyMatch(line -> line.startsWith(BARS + " bars, 2000-01-03T13:00:00Z to "));
        assertThat(lines).anyMatch(line -> line.startsWith(BARS + " rows of 13 features"));
        assertThat(lines).anyMatch(line -> line.startsWith(BARS + " bars of " + bars));
    }

    /** Macro values are all in memory, since a feed may ask for any of them. */
    @Test
    void aHeapThatIsTooSmallIsSaidInOneLine() throws IOException, InterruptedException {
        Path macro = folder.resolve("macro.csv");
        try (BufferedWriter out = Files.newBufferedWriter(macro)) {
            out.write("available,dxy,vix,embi,brent,usdmxn,treasury_10y\n");
            for (int i = 0; i < 400_000; i++) {
                out.write(1_600_000_000_000L + 60_000L * i + ",1,2,3,4,5,6\n");
            }
        }
        List<String> lines = run(
                List.of("-Xmx24m"),
                "features --bars " + bars(100) + " --macro " + macro + " --out " + folder.resolve("x.csv"));
        // A part of the heap that is always empty does not count, so it is 23 and not 24.
        assertThat(String.join("\n", lines))
                .matches("parity: FP-914 at memory: must fit into the heap of 2[0-4] MiB \\(raise it with"
                        + " JAVA_TOOL_OPTIONS=-Xmx4[0-8]m\\), but was .*\nexit code 2");
        assertThat(folder.resolve("x.csv")).doesNotExist();
    }

    @Test
    void memoryThatRanOutIsBadInputAndNoFaultOfTheCommand() {
        long heap = Runtime.getRuntime().maxMemory() / (1 << 20);
        String line = "parity: FP-914 at memory: must fit into the heap of " + heap
                + " MiB (raise it with JAVA_TOOL_OPTIONS=-Xmx" + 2 * heap + "m), but was Java heap space\n";
        FeatureSource direct = (golden, rows) -> {
            throw new OutOfMemoryError("Java heap space");
        };
        FeatureSource asCause = (golden, rows) -> {
            throw new IllegalStateException(new IllegalStateException(new OutOfMemoryError("Java heap space")));
        };
        String suite = SuiteFolder.of(folder, "flat").folder().toString();
        for (FeatureSource source : List.of(direct, asCause)) {
            Run run = new Run();
            assertThat(run.with(source, "verify", "--suite", suite)).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).isEqualTo(line);
        }
    }
}
