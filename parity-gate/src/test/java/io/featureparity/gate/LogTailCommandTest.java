// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditLog;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.log.LogTail;
import io.featureparity.gate.log.ServedLog;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parity log tail} shows the end of a log, and what comes. */
class LogTailCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final Run run = new Run();

    private List<String> tail(ServedLog log, Object... more) {
        Run own = new Run();
        assertThat(own.verb("log", "tail", "--log", log.folder(), more)).isEqualTo(ExitCode.PARITY);
        return own.out().lines().toList();
    }

    @Test
    void theLastRecordsAreLines() {
        ServedLog log = ServedLog.written(folder);
        List<String> lines = tail(log, "-n", 4);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(3)).matches("-- record \\d+: the log was closed");
        assertThat(lines)
                .anyMatch(line ->
                        line.matches("2024-03-06T13:20:00Z USD/COP record \\d+: bar 14 ACCEPTED 4000\\.0 4006\\.0"
                                + " 3998\\.5 4004\\.25 served 2024-03-04T13:00:09\\.234Z position -0\\.0 \\| log_ret_5m=.*"
                                + " time_normalized=\\S+ \\| sha256 [0-9a-f]{12}"));
    }

    @Test
    void aLogWithFewerLinesIsPrintedWhole() {
        ServedLog log = ServedLog.written(folder);
        List<String> all = tail(log, "-n", 1000);
        assertThat(all.get(0))
                .matches("-- record 0: segment 0 of example.com/two, contract [0-9a-f]{12}, statistics [0-9a-f]{12},"
                        + " library \\S+");
        assertThat(all).anyMatch(line -> line.contains(" not observed"));
        assertThat(all).anyMatch(line -> line.matches(".* USD/COP record \\d+: state after 5 bars"));
        for (int lines : new int[] {0, 1, 3, 10, 25, all.size() - 1, all.size()}) {
            assertThat(tail(log, "-n", lines)).as("%d", lines).isEqualTo(all.subList(all.size() - lines, all.size()));
        }
        assertThat(tail(log)).isEqualTo(all.subList(all.size() - 10, all.size()));
    }

    @Test
    void aChangeOfLevelIsALine() {
        ServedLog log = ServedLog.in(folder);
        try (AuditLog writer = log.open(ServedLog.model())) {
            writer.instrument("USD/COP").levelChanged(1, 4, ServedLog.SERVED, "database: no answer");
        }
        String line = "2024-03-04T13:00:01.234Z USD/COP record 2: from level 1 to level 4, database: no answer";
        assertThat(tail(log)).contains(line);
        assertThat(tail(log, "--instrument", "USD/COP")).containsExactly(line);
    }

    @Test
    void oneInstrumentIsShownAlone() {
        ServedLog log = ServedLog.written(folder);
        List<String> lines = tail(log, "-n", 1000, "--instrument", "odd, \"name\"");
        assertThat(lines).isNotEmpty().allMatch(line -> line.contains("Z odd, \"name\" record "));
        assertThat(run.verb("log", "tail", "--log", log.folder(), "--instrument", "usdcop"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo(
                        "parity: FP-1034 at " + log.folder()
                                + ": must have an instrument of that name; it has USD/COP, odd, \"name\"; did you mean 'USD/COP'?, but was usdcop\n");
    }

    @Test
    void damageIsNamedAndNothingBehindItIsShown() {
        ServedLog log = ServedLog.written(folder);
        log.flip(2, -60);
        assertThat(run.verb("log", "tail", "--log", log.folder())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-1007 at " + log.segment(2) + ", record ");
    }

    /** Once per look at the log it waits, and once the log has more, that is printed. */
    @Test
    void whatIsWrittenIsFollowed() {
        ServedLog log = ServedLog.in(folder);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> sizes = new ArrayList<>();
        try (AuditLog writer = log.open(ServedLog.model());
                LogTail tail = LogTail.of(log.folder(), 10, null)) {
            tail.print(new PrintStream(out, false, StandardCharsets.UTF_8));
            tail.follow(new PrintStream(out, false, StandardCharsets.UTF_8), () -> {
                sizes.add((int) out.toString(StandardCharsets.UTF_8).lines().count());
                int day = sizes.size() - 1;
                if (day == 3) {
                    return false;
                }
                if (day != 1) {
                    log.serve(writer, day, day + 1); // a day is a segment, too
                }
                return true;
            });
        }
        assertThat(sizes).hasSize(4);
        assertThat(sizes.get(0)).as("the header").isEqualTo(1);
        assertThat(sizes.get(1)).isGreaterThan(8);
        assertThat(sizes.get(2)).as("nothing came").isEqualTo(sizes.get(1));
        assertThat(sizes.get(3)).isGreaterThan(sizes.get(2) + 8);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("2024-03-06T13:20:00Z USD/COP");
    }

    @Test
    void itEndsWhenNobodyListens() {
        ServedLog log = ServedLog.written(folder);
        PrintStream closed = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        throw new IOException("closed");
                    }
                },
                false,
                StandardCharsets.UTF_8);
        try (LogTail tail = LogTail.of(log.folder(), 10, null)) {
            tail.print(closed);
            tail.follow(closed, () -> {
                throw new AssertionError("nobody listens");
            });
        }
    }

    /** A process that follows a log which another process, this one, writes; it is interrupted as by Ctrl-C. */
    @Test
    void anInterruptEndsIt() throws IOException, InterruptedException {
        ServedLog log = ServedLog.in(folder);
        try (AuditLog writer = log.open(ServedLog.model())) {
            log.serve(writer, 0, 1);
            List<String> words = List.of("log", "tail", "--log", log.folder().toString(), "-n", "1", "--follow");
            ProcessBuilder following = JavaProcess.of(ParityCommand.class, words);
            // A build that runs in the background ignores the signal, and what it starts would too.
            following.command().addAll(0, List.of("env", "--default-signal=INT"));
            Process process = following.redirectErrorStream(true).start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(lines.readLine()).contains("2024-03-04T13:");
                log.serve(writer, 1, 2);
                String line = lines.readLine();
                while (line != null && !line.startsWith("2024-03-05T13:20:00Z USD/COP")) {
                    line = lines.readLine();
                }
                assertThat(line).contains(" served ");
                assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                                .start()
                                .waitFor())
                        .isZero();
                assertThat(process.waitFor()).isEqualTo(130);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void impossibleCountsAreWrongUsage() {
        for (String lines : List.of("-1", "1000001", "many")) {
            Run wrong = new Run();
            assertThat(wrong.verb("log", "tail", "--log", folder, "-n", lines)).isEqualTo(ExitCode.USAGE);
            assertThat(wrong.err())
                    .startsWith("parity: Invalid value for option '--lines'")
                    .hasLineCount(1);
        }
    }
}
