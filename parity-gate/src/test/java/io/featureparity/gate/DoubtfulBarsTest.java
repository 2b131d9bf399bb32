// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bars that the policy leaves out, and bars whose open or close is outside of high and low: how many are too many. */
class DoubtfulBarsTest extends GoldenRuns {

    @Test
    void aPolicyThatLeavesOutMoreThanATenthFails() {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        for (int i = 1; i <= 31; i++) {
            lines.set(i, lines.get(i).replaceFirst("T..:", "T0" + i / 12 + ":"));
        }
        List<String> sorted = new ArrayList<>(lines.subList(1, 61));
        sorted.sort(null);
        for (int i = 0; i < 60; i++) {
            lines.set(i + 1, sorted.get(i));
        }
        Path bars = golden().write("bars.csv", lines);
        assertThat(features(bars)).isEqualTo(ExitCode.PARITY);
        assertThat(features(bars, "--policy", "live")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo(
                        "parity: FP-910 at " + bars + ": must have at most 10 % of its bars left out by the policy live"
                                + " (or say --max-left-out), but was 10.33 %: 31 of 300 (31 outside session dropped)\n");
        assertThat(run.out()).isEmpty();
        Run fit = verb("stats", "fit", "--policy", "live", "--bars", bars, "--out", folder.resolve("fit.json"));
        assertThat(fit.err()).startsWith("parity: FP-910 at " + bars);
        assertThat(features(bars, "--policy", "live", "--max-left-out", "0.11")).isEqualTo(ExitCode.PARITY);
        assertThat(features(bars, "--policy", "live", "--max-left-out", "10%")).isEqualTo(ExitCode.USAGE);
    }

    /** The first bars with their close above their high. */
    private Path outside(int count) {
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        for (int i = 1; i <= count; i++) {
            String[] fields = lines.get(i).split(",", -1);
            fields[4] = Double.toString(Double.parseDouble(fields[2]) + 1);
            lines.set(i, String.join(",", fields));
        }
        return golden().write("outside.csv", lines);
    }

    @Test
    void barsWithTheirCloseAboveTheHighAreCountedInEachVerdict() throws IOException {
        Path bars = outside(4);
        assertThat(features(bars)).isEqualTo(ExitCode.PARITY);
        String said = "open or close outside of high and low: 1.33 %: 4 of 300 bars";
        assertThat(run.out()).contains("warning: " + said + "\n");
        Path own = Files.copy(folder.resolve("out.csv"), folder.resolve("own.csv"));
        assertThat(check(bars, own, "--report", folder.resolve("report").toString()))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .contains("\nwarning: " + said + "\n")
                .endsWith("PARITY: 1 file, 3900 values compared, none diverged; warning: " + said + "\n");
        assertThat(report("report.html")).contains("<li class=\"warning\">warning: " + said + "</li>");
        assertThat(report("report.md")).contains("- warning&#58; open or close outside of high and low");
        assertThat(report("report.json")).contains("\"outside_high_low\" : \"4\"");
        assertThat(report("TEST-parity.xml")).contains("value=\"1.33 %: 4 of 300 bars\"");
        assertThat(features(outside(3))).isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("\nopen or close outside of high and low: 1 %: 3 of 300 bars\n");
    }

    /** Where the answer is for a program, beside it. */
    @Test
    void otherVerbsSayItToo() {
        Path bars = outside(4);
        features(bars);
        Path own = folder.resolve("out.csv");
        Path stats = folder.resolve("fit.json");
        new Run().verb("stats", "fit", "--bars", bars, "--out", stats);
        String warning = "warning: open or close outside of high and low: 1.33 %: 4 of 300 bars\n";
        Run init = new Run();
        assertThat(init.verb("init", folder.resolve("golden"), "--bars", bars, "--raw", own))
                .isEqualTo(ExitCode.PARITY);
        assertThat(init.out()).contains("\n" + warning);
        Run diagnose = new Run();
        diagnose.verb("diagnose", "--bars", bars, "--column", own + ":rsi_9");
        Run audit = new Run();
        audit.verb("stats", "audit", "--json", "--bars", bars, "--norm-stats", stats);
        for (Run other : List.of(diagnose, audit)) {
            assertThat(other.err()).isEqualTo(warning);
            assertThat(other.out()).doesNotContain("warning").isNotEmpty();
        }
    }

    @Test
    void aCallerCanRefuseThem() {
        Path bars = outside(1);
        String option = "--refuse-outside-high-low";
        for (Run refused : List.of(
                verb("features", option, "--bars", bars, "--out", folder.resolve("out.csv")),
                verb("check", option, "--bars", bars, "--expected", golden().expected("raw")),
                verb("stats", "fit", option, "--bars", bars, "--out", folder.resolve("fit.json")),
                verb("stats", "verify", golden().stats(), option, "--bars", bars),
                verb("warmup", option, "--bars", bars))) {
            assertThat(refused.err())
                    .startsWith("parity: FP-579 at " + bars + ", line 2, close: must be between the low and the high, ")
                    .contains(" (or leave --refuse-outside-high-low out), but was ")
                    .hasLineCount(1);
        }
        assertThat(features(golden().bars(), option)).isEqualTo(ExitCode.PARITY);
    }
}
