// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The verb that replays a decision. */
class ReplayCommandTest extends ServedGoldenTests {

    private static final String AT = "2024-02-28T14:00:00Z";

    private ExitCode replay(Object... options) {
        return verb("replay", options);
    }

    @Test
    void aDecisionIsShownWithAllThatItWasComputedFrom() {
        serve();

        assertThat(replay("--at", AT)).isEqualTo(ExitCode.PARITY);
        assertThat(run.err()).isEmpty();
        String line = GoldenTables.lines(golden().bars()).stream()
                .filter(bar -> bar.startsWith(AT))
                .findFirst()
                .orElseThrow();
        String[] fields = line.split(",", -1);
        assertThat(run.out())
                .contains("instrument: USD/COP\n")
                .contains("time of the bar: " + AT + "\n")
                .contains("decision of the policy: ACCEPTED\n")
                .contains("chain: unbroken, ")
                .contains("close = " + fields[4] + "\n")
                .contains("dxy = " + fields[5] + "\n")
                .contains("volume = absent\n")
                .contains("atr_pct = fillna(ewm_mean(nanmax(")
                .containsPattern("rsi_9 +C3 +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +-?[0-9.]+ +-?[0-9.]+ +equal")
                .endsWith("recomputed equals served to the bit\n");
    }

    @Test
    void thePageDrawsTheHoursBeforeWithoutAScript() throws IOException {
        serve();

        assertThat(replay("--at", AT, "--report", folder.resolve("report"), "--bars-before", 24))
                .isEqualTo(ExitCode.PARITY);
        String page = Files.readString(folder.resolve("report").resolve("report.html"));
        assertThat(page)
                .contains("recomputed equals served to the bit")
                .contains("25 bars, from 2024-02-27T")
                .contains("<svg class=\"plotted\"")
                .contains("Clause C3 of the contract; mean ")
                .doesNotContain("class=\"again\"");
        assertThat(page.split("<svg class=\"plotted\"", -1)).hasSize(1 + 1 + 13);
        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("report").resolve("report.json").toFile());
        assertThat(json.get("equal").booleanValue()).isTrue();
        assertThat(json.get("before")).hasSize(25);
    }

    @Test
    void aDecisionIsPrintedAsJsonAndNothingElse() throws IOException {
        serve();

        assertThat(replay("--at", "2024-02-28T09:00:00-05:00", "--json")).isEqualTo(ExitCode.PARITY);
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("features")).hasSize(15);
        JsonNode rsi = json.get("features").get(3);
        assertThat(rsi.get("name").textValue()).isEqualTo("rsi_9");
        assertThat(rsi.get("clause").textValue()).isEqualTo("C3");
        assertThat(rsi.get("raw_served")).isEqualTo(rsi.get("raw_recomputed"));
        assertThat(json.get("facts").get("hash of the observation, served"))
                .isEqualTo(json.get("facts").get("recomputed"));
    }

    @Test
    void whatDiffersIsADivergenceAndIsDrawnTwice() throws IOException {
        serveSkewed();

        assertThat(replay("--at", AT, "--report", folder.resolve("report"))).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.out()).contains("rsi_9: served 0x").endsWith("recomputed differs from served: rsi_9\n");
        String page = Files.readString(folder.resolve("report").resolve("report.html"));
        assertThat(page.split("class=\"again\"", -1)).hasSize(1 + 1);
    }

    @Test
    void aTimeWithoutADecisionIsBadInput() {
        serve();

        assertThat(replay("--at", "2024-02-28T14:01:00Z")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo("parity: FP-1036 at " + log
                        + ": must have a decision at that time, the time of its bar; the last"
                        + " one before is at 2024-02-28T14:00:00Z, the next one at 2024-02-28T14:05:00Z, but was"
                        + " 2024-02-28T14:01:00Z\n");
        assertThat(replay("--at", "yesterday")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("must be a time with its zone");
        assertThat(replay("--at", "+999999999-01-01T00:00:00Z")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("must be a time with its zone");
        assertThat(replay("--at", "2024-02-28T14:00:00.0005Z")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("must be in whole milliseconds");
        assertThat(replay("--at", AT, "--bars-before", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("must be from 0 to 5000");
        assertThat(replay("--at", AT, "--instrument", "USDCOP")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("did you mean 'USD/COP'?");
        assertThat(replay()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void damageOfTheLogIsBadInputThoughTheDecisionIsShown() throws IOException {
        serve();
        damage();

        assertThat(replay("--at", AT)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-1007 at ");
        assertThat(run.out()).contains("chain: broken: FP-1007").endsWith("recomputed equals served to the bit\n");
    }
}
