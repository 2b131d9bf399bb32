// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParityCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void exitCodesAreTheNumbersThatBuildsBranchOn() {
        assertThat(ExitCode.PARITY.status()).isEqualTo(0);
        assertThat(ExitCode.DIVERGENCE.status()).isEqualTo(1);
        assertThat(ExitCode.USAGE.status()).isEqualTo(2);
        assertThat(ExitCode.FAULT.status()).isEqualTo(3);
    }

    @Test
    void noVerbIsWrongUsage() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).startsWith("parity: no verb").contains("usage: parity verify");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void anUnknownVerbIsWrongUsageAndNamed() {
        assertThat(run("verfiy")).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).startsWith("parity: unknown verb 'verfiy'").contains("usage: parity verify");
    }

    @Test
    void helpGoesToStandardOutput() {
        assertThat(run("help")).isEqualTo(ExitCode.PARITY);
        assertThat(text(out)).startsWith("usage: parity verify");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void verifyHasNothingToVerifyYet() {
        assertThat(run("verify")).isEqualTo(ExitCode.FAULT);
    }

    @Test
    void whatTheCommandItselfBreaksIsAFaultAndNotADivergence() {
        PrintStream broken = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
            @Override
            public void print(String text) {
                throw new IllegalStateException("broken");
            }
        };
        ParityCommand command = new ParityCommand(broken, print(err));

        assertThat(command.run(List.of("help"))).isEqualTo(ExitCode.FAULT);
        assertThat(text(err)).contains("a fault of the command itself", "IllegalStateException: broken");
    }

    private ExitCode run(String... args) {
        return new ParityCommand(print(out), print(err)).run(List.of(args));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
