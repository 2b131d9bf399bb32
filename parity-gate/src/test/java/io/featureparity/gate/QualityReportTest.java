// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.quality.QualityRules;
import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of a quality report. */
class QualityReportTest extends QualityCommandTests {

    // ---- the report

    @Test
    void theReportDrawsEachSession() throws IOException {
        set(100, CLOSE, "1e12");
        lines.remove(250);
        Path report = folder.resolve("report");
        assertThat(quality("--report", report, "--min-score", 99)).isEqualTo(ExitCode.DIVERGENCE);
        String page = Files.readString(report.resolve("report.html"));
        assertThat(page)
                .contains("class=\"verdict bad\"", "Score 99.33 of 100", "2 sessions are below 99.00.")
                .contains("A bar is expected and did not come.")
                .contains("<a href=\"#session-2024-02-28\">2024-02-28</a>", "id=\"session-2024-02-28\"")
                .contains("quality rules", QualityRules.builtIn().hash());
        assertThat(page.split("<svg class=\"plotted\"", -1))
                .as("one of the sessions, and five of their bars")
                .hasSize(7);
        assertThat(Files.readString(report.resolve("report.md")))
                .startsWith("## \u274c Score 99.33 of 100: parity quality\n")
                .contains("| price&#95;absurd | range | 100.00 | 1 | 1 |")
                .contains("| 2024-02-28 | 98.33 | 60 | 60 | 0 | price&#95;absurd 1 |");
        assertThat(Files.readString(report.resolve("TEST-parity.xml")))
                .contains("tests=\"5\" failures=\"2\"", "name=\"2024-02-27\" time=\"0\"/>", "message=\"score 98.33\"");
        assertThat(Files.readString(report.resolve("report.json"))).isEqualTo(jsonText("--min-score", 99));
        assertThat(quality("--report", report)).isEqualTo(ExitCode.PARITY);
        assertThat(Files.readString(report.resolve("report.html")))
                .contains("class=\"verdict good\"")
                .doesNotContain("are below");
    }

    private String jsonText(Object... args) throws IOException {
        List<Object> all = new ArrayList<>(List.of("--bars", file(), "--json"));
        all.addAll(List.of(args));
        Run other = new Run();
        other.verb("quality", all.toArray());
        return other.out();
    }

    @Test
    void namesInThePageAreText() throws IOException {
        Path named = file("<b>&.csv", lines);
        Path report = folder.resolve("report");
        assertThat(run.verb("quality", "--bars", named, "--report", report)).isEqualTo(ExitCode.PARITY);
        assertThat(Files.readString(report.resolve("report.html"), StandardCharsets.UTF_8))
                .contains("&lt;b&gt;&amp;.csv")
                .doesNotContain("<b>");
    }
}
