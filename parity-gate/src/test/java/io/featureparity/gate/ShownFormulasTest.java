// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault of a formula comes with the text and a caret below the place, each on a line of its own. */
class ShownFormulasTest {

    private static final String FORMULA = "\"formula\": \"rolling_mean(close, 20)\"";
    private static final String DEFINITION = "\"typical\": \"(high + low + close) / 3\"";

    @TempDir
    private Path folder = Path.of("");

    private String document = "";
    private final Run run = new Run();

    @BeforeEach
    void aContractOfFormulas() throws IOException {
        document = Files.readString(GoldenData.path("contracts/catalogue-1.0.0.json"));
        assertThat(document).containsOnlyOnce(FORMULA).containsOnlyOnce(DEFINITION);
    }

    /** The contract with other texts in place of its first formula and its first definition. */
    private Path written(String formula, String definition) throws IOException {
        String text = document.replace(FORMULA, "\"formula\": \"" + formula + "\"")
                .replace(DEFINITION, "\"typical\": \"" + definition + "\"");
        return Files.writeString(folder.resolve("ours.json"), text);
    }

    @Test
    void everyFaultIsShownBelowItsLine() throws IOException {
        Path bad = written("rolling_mean(clos, 20) / lwo - 1", "[x for x in close]");
        assertThat(run.of("contract", "validate", bad.toString())).isEqualTo(ExitCode.USAGE);
        List<String> lines = run.err().lines().toList();
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0)).startsWith("parity: FP-220 at ").endsWith(", but was [");
        assertThat(lines.subList(1, 3)).containsExactly("  [x for x in close]", "  ^");
        assertThat(lines.get(3)).startsWith("parity: FP-222 at ").endsWith(", but was clos");
        assertThat(lines.subList(4, 6)).containsExactly("  rolling_mean(clos, 20) / lwo - 1", "               ^");
        assertThat(lines.get(6)).startsWith("parity: FP-222 at ").endsWith(", but was lwo");
        assertThat(lines.subList(7, 9))
                .containsExactly("  rolling_mean(clos, 20) / lwo - 1", "                           ^");
    }

    @Test
    void theFirstOfSeveralIsShownToo() throws IOException {
        Path bad = written("close + lwo + hgih", "close");
        assertThat(run.verb("features", "--contract", bad, "--bars", "none.csv", "--out", folder.resolve("out.csv")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-222 at ")
                .endsWith(", but was lwo (and 1 more)\n  close + lwo + hgih\n          ^\n");
    }

    /** The lines that show a place are the only ones: whatever a document holds, no line begins with its text. */
    @Test
    void textsOfADocumentBreakNoLine() throws IOException {
        Path bad = written("close +\\n\\u001b[31mparity: FP-999\\n ^ low", "close");
        assertThat(run.of("contract", "validate", bad.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err().lines().skip(1)).containsExactly("  close + ?[31mparity: FP-999  ^ low", "          ^");
        Run named = new Run();
        Path odd = Files.writeString(
                folder.resolve("odd.json"),
                document.replaceFirst("\"define\": *\\{", "$0\"a\\\\n b\\\\n ^\": \"close\","));
        assertThat(named.of("contract", "validate", odd.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(named.err().lines().filter(line -> line.startsWith("parity: FP-")))
                .isNotEmpty()
                .hasSameSizeAs(named.err()
                        .lines()
                        .filter(line -> !line.startsWith("  "))
                        .toList());
        Run other = new Run();
        assertThat(other.of("contract", "hash", "x\nclose\n ^")).isEqualTo(ExitCode.USAGE);
        assertThat(other.err().lines()).hasSize(1);
    }
}
