// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Printed;
import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.testsupport.golden.SuiteFolder;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a terminal sees and a file does not: colour; and what a shell asks for. */
class TerminalTest {

    private final Printed printed = new Printed();

    @Test
    void theVerdictIsColouredForAPersonOnly(@TempDir Path folder) {
        List<String> verify = List.of(
                "verify", "--suite", SuiteFolder.of(folder, "flat").folder().toString());
        assertThat(new ParityCommand(printed.terminal(true), FeatureSource.streaming()).run(verify))
                .isEqualTo(ExitCode.PARITY);
        assertThat(printed.out()).contains("\u001B[1m\u001B[32mPARITY\u001B[39m");
        assertThat(new Run().of(verify.toArray(String[]::new))).isEqualTo(ExitCode.PARITY);
        Run plain = new Run();
        plain.of("verify", "--help");
        assertThat(plain.out()).doesNotContain("\u001B");
        assertThat(printed.terminal(true).bad("no")).contains("[31m").contains("no");
        assertThat(printed.terminal(false).bad("no")).isEqualTo("no");
    }

    @Test
    void whatGoesWrongIsNeverColoured() {
        ParityCommand command = new ParityCommand(printed.terminal(true), FeatureSource.streaming());
        assertThat(command.run(List.of("verify", "--nonsense"))).isEqualTo(ExitCode.USAGE);
        assertThat(printed.err()).contains("--nonsense").doesNotContain("\u001B");
    }

    @Test
    void aTestHasNoTerminal() {
        Terminal terminal = Terminal.ofThisProcess();
        assertThat(terminal.watched()).isFalse();
        assertThat(terminal.coloured()).isFalse();
    }

    @Test
    void aShellCanAskForCompletion() {
        Run run = new Run();
        assertThat(run.of("completion")).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("_complete_parity", "features", "'--norm-stats'", "usdcop-m5@1.0.0", "validate");
    }

    /** The folder is fixed when the JVM starts, so this takes one of its own. */
    @Test
    void aFolderForTemporaryFilesThatIsNotThereIsBadInputInOneLine(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path bars = Files.writeString(folder.resolve("bars.csv"), "time,open,high,low,close\n");
        Path log = folder.resolve("log");
        Path out = folder.resolve("out.csv");
        Process process = JavaProcess.of(
                        ParityCommand.class,
                        List.of("-Djava.io.tmpdir=" + folder.resolve("none")),
                        List.of("features", "--stage", "raw", "--bars", bars.toString(), "--out", out.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).isEqualTo(ExitCode.USAGE.status());
        assertThat(Files.readAllLines(log))
                .singleElement()
                .asString()
                .startsWith("parity: FP-915 at java.io.tmpdir: must be a folder in which files can be made, but was "
                        + folder.resolve("none"));
    }
}
