// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exit codes are numbers there that other builds know. */
class EmbeddedCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void parityIsZeroAndIsSaidOnTheOutput() {
        assertThat(run("verify")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().reduce("", (before, line) -> line))
                .startsWith("PARITY: ");
        assertThat(err.size()).isEqualTo(0);
    }

    @Test
    void aRefusalIsTwoAndIsOneLineOnTheErrorStream() {
        assertThat(run("verify", "--suite", "no-such-folder")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("parity: FP-701 at no-such-folder");
        assertThat(out.size()).isEqualTo(0);
    }

    private int run(String... args) {
        return EmbeddedCommand.run(
                List.of(args),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
