// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.testsupport.golden.SuiteFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParityCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final Run run = new Run();

    @Test
    void exitCodesAreTheNumbersThatBuildsBranchOn() {
        assertThat(ExitCode.PARITY.status()).isEqualTo(0);
        assertThat(ExitCode.DIVERGENCE.status()).isEqualTo(1);
        assertThat(ExitCode.USAGE.status()).isEqualTo(2);
        assertThat(ExitCode.FAULT.status()).isEqualTo(3);
        for (ExitCode code : ExitCode.values()) {
            assertThat(ExitCode.of(code.status())).isEqualTo(code);
        }
    }

    @Test
    void noVerbIsWrongUsage() {
        assertThat(run.of()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: Missing required subcommand, one of help, verify, features, ")
                .endsWith(" (see 'parity --help')\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anUnknownVerbIsWrongUsageAndNamed() {
        assertThat(run.of("verfiy")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("parity: Unknown verb 'verfiy'; did you mean 'verify'? (see 'parity --help')\n");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--suite", "--case", "extra"})
    void anOptionThatIsNotUnderstoodIsWrongUsage(String argument) {
        assertThat(run.of("verify", argument)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: ").contains(argument, "(see 'parity verify --help')");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theHelpOfAVerbIsAVerb() {
        Run run = new Run();
        assertThat(run.of("help", "check")).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).startsWith("Usage: parity check ");
        assertThat(run.of("help", "contract")).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("Usage: parity contract ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpGoesToStandardOutput(String verb) {
        assertThat(run.of(verb)).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .startsWith("Usage: parity [-hV] [COMMAND]")
                .contains("verify", "Exit code: 0 parity, 1 divergence, 2 wrong usage or bad input,");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aVerbExplainsItself() {
        assertThat(run.of("verify", "--help")).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .startsWith("Usage: parity verify [-h] [--report=DIR] [--suite=DIR]")
                .contains("manifest.json");
        assertThat(run.err()).isEmpty();
    }

    private String oneCase() {
        return SuiteFolder.of(folder, "flat").folder().toString();
    }

    @Test
    void whatTheCommandItselfBreaksIsAFaultAndNotADivergence() {
        FeatureSource broken = (golden, rows) -> {
            throw new IllegalStateException("broken");
        };
        assertThat(run.with(broken, "verify", "--suite", oneCase())).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("a fault of the command itself", "IllegalStateException: broken");
    }

    @Test
    void anErrorOfTheMachineIsAFaultToo() {
        FeatureSource broken = (golden, rows) -> {
            throw new StackOverflowError("deep");
        };
        assertThat(run.with(broken, "verify", "--suite", oneCase())).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("a fault of the command itself", "StackOverflowError: deep");
    }

    @Test
    void aVerdictThatCouldNotBeWrittenIsAFault() {
        PrintStream full = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("no space left");
                    }
                },
                true,
                StandardCharsets.UTF_8);
        PrintStream err = run.errStream();
        assertThat(new ParityCommand(Terminal.unwatched(full, err), FeatureSource.streaming()).run(List.of("help")))
                .isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).isEqualTo("parity: the output could not be written\n");
    }
}
