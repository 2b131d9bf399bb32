// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In bash itself. */
class CompletionCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Path script = Path.of("");

    @BeforeEach
    void print() throws IOException {
        Run run = new Run();
        assertThat(run.of("completion")).isEqualTo(ExitCode.PARITY);
        script = Files.writeString(folder.resolve("completion.sh"), run.out());
    }

    /** What bash offers for the last of the words, the first of which is the command. */
    private List<String> offers(String... words) throws IOException, InterruptedException {
        String line = "source " + script + "; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; $(complete -p parity | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
                + " parity; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder("bash", "--norc", "-c", line)
                .redirectError(ProcessBuilder.Redirect.DISCARD) // compopt does not like to be called by hand
                .start();
        String offered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(offered).isZero();
        return offered.lines().map(String::strip).toList();
    }

    @Test
    void verbsAreCompleted() throws IOException, InterruptedException {
        assertThat(offers("parity", "''"))
                .contains("verify", "features", "check", "contract", "stats", "manifest", "warmup", "completion");
        assertThat(offers("parity", "stats", "f")).containsExactly("fit");
        assertThat(offers("parity", "contract", "e")).containsExactly("explain");
        assertThat(offers("parity", "stats", "au")).containsExactly("audit");
        assertThat(offers("parity", "log", "''")).contains("verify", "tail", "export");
    }

    @Test
    void optionsAndTheirValuesAreCompleted() throws IOException, InterruptedException {
        assertThat(offers("parity", "check", "--exp")).contains("--expected");
        assertThat(offers("parity", "features", "--stage", "n")).containsExactly("normalized");
        assertThat(offers("parity", "contract", "explain", "--s")).containsExactly("--svg");
        assertThat(offers("parity", "log", "tail", "--fol")).containsExactly("--follow");
        assertThat(offers("parity", "log", "export", "--format", "p")).containsExactly("parquet");
        assertThat(offers("parity", "features", "--contract", "usdcop-m5@1.1")).containsExactly("usdcop-m5@1.1.0");
    }
}
