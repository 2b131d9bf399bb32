// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.parity.report.ReportReader;
import io.featureparity.parity.report.StoredReport;
import io.featureparity.parity.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verb that audits a log. */
class AuditCommandTest extends ServedGoldenTests {

    private ExitCode audit(Object... options) {
        return verb("audit", options);
    }

    @Test
    void aServiceThatServesWhatItShouldIsInParity() {
        serve();

        assertThat(audit()).isEqualTo(ExitCode.PARITY);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("log: example.com/golden, ")
                .contains("chain: unbroken\n")
                .contains("served vectors computed again: 100 %: 286 of 286, 99 % needed\n")
                .contains("equal to the bit, each with its hash: 100 %: 286 of 286\n")
                .endsWith("PARITY: 286 served vectors computed again, 286 equal to the bit; 11908 values compared, none"
                        + " diverged\n");
    }

    @Test
    void theBarsThatTheServiceHadGiveTheSame() {
        serve();

        assertThat(audit("--bars", golden().bars(), "--norm-stats", golden().stats(), "--contract", "usdcop-m5@1.0.0"))
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("times in the log and in the bars: 100 %: 300 of 300, 99 % needed\n");
    }

    @Test
    void aBarThatTheLogSawOtherwiseIsNamed() {
        serve();
        List<String> lines = new ArrayList<>(GoldenTables.lines(golden().bars()));
        String[] fields = lines.get(200).split(",", -1);
        lines.set(
                200, lines.get(200).replace("," + fields[4] + ",", "," + (Double.parseDouble(fields[4]) + 0.01) + ","));
        for (int i = 10; i < 14; i++) {
            String[] bar = lines.get(i).split(",", -1);
            bar[2] = bar[3]; // the high is the low
            lines.set(i, String.join(",", bar));
        }

        assertThat(audit("--bars", golden().write("bars.csv", lines))).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.err()).isEqualTo("warning: open or close outside of high and low: 1.33 %: 4 of 300 bars\n");
        assertThat(run.out())
                .contains("warning: differs from what the log saw: bar close, 0.33 %: 1 of 300; first at " + fields[0]
                        + ": ")
                .contains(" in the bars, " + fields[4] + " in the log\n");
    }

    @Test
    void aSkewedServiceIsFoundWithBarFeatureAndReason() throws IOException {
        serveSkewed();
        Path report = folder.resolve("report");

        assertThat(audit("--report", report)).isEqualTo(ExitCode.DIVERGENCE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("first difference of USD/COP: rsi_9 (raw) at 2024-02-27T13:05:00Z, record ")
                .contains("warning: diagnosis: rsi_9: plain rolling mean of 9 (not Wilder's)")
                .contains("rsi_9 (raw) diverged by hour, UTC: 13:00 ")
                .contains("first divergence: FP-801 at USD/COP, rsi_9, bar ")
                .contains("DIVERGENCE: 286 served vectors computed again, ");
        StoredReport stored = ReportReader.read("report.json", Files.readString(report.resolve("report.json")));
        assertThat(stored.verdict()).isEqualTo(Verdict.DIVERGENCE);
        for (String name : List.of("report.html", "report.md", "TEST-parity.xml")) {
            assertThat(Files.readString(report.resolve(name))).as(name).contains("plain rolling mean of 9");
        }
        assertThat(Files.readString(report.resolve("report.html")))
                .contains("id=\"feature-0\"", "class=\"canvas values\"");
    }

    @Test
    void theReportIsPrintedAsJsonAndNothingElse() throws IOException {
        serve();

        assertThat(audit("--json")).isEqualTo(ExitCode.PARITY);
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("verdict").textValue()).isEqualTo("parity");
        assertThat(json.get("compared").textValue()).isEqualTo("11908");
        assertThat(json.get("remarks")).hasSizeGreaterThan(4);
        assertThat(json.get("cases").get(0).get("name").textValue()).isEqualTo(PAIR);
        assertThat(ReportReader.read("out", run.out()).isParity()).isTrue();
    }

    @Test
    void barsFromAPipeAreReadWhateverIsPrinted() throws IOException {
        serve();
        byte[] bars = Files.readAllBytes(golden().bars());

        assertThat(run.reading(bars, "audit", "--log", log.toString(), "--bars", "-", "--format", "csv", "--json"))
                .as(run.err())
                .isEqualTo(ExitCode.PARITY);
        assertThat(run.out()).contains("300 of 300");
    }

    @Test
    void otherStatisticsAreBadInput() throws IOException {
        serve();
        Path other = folder.resolve("other.json");
        Files.writeString(other, Files.readString(golden().stats()).replaceFirst("\"mean\": -?", "\"mean\": 1"));

        assertThat(audit("--norm-stats", other, "--report", folder.resolve("report")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-1032 at example.com/golden: must have been served with the statistics ");
        assertThat(run.out())
                .contains("failure: served with other statistics: FP-1032")
                .contains("INCOMPLETE: ");
        StoredReport stored = ReportReader.read(
                "report.json", Files.readString(folder.resolve("report").resolve("report.json")));
        assertThat(stored.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(Files.readString(folder.resolve("report").resolve("TEST-parity.xml")))
                .contains("<testcase classname=\"coverage\" name=\"served with other statistics\"");
    }

    @Test
    void aBrokenChainIsBadInputAndNamed() throws IOException {
        serve();
        Path segment = damage();

        assertThat(audit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-1007 at ").contains(segment.getFileName() + ", record ");
        assertThat(run.out()).contains("failure: chain: ");
    }

    @Test
    void anEmptyLogAndAFolderThatIsNoneAreBadInput() throws IOException {
        ServedGolden.write(log, writer -> {});
        assertThat(audit("--report", folder.resolve("report"))).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-905 at " + log + ": must hold a served vector, but was none in ");
        assertThat(run.out()).contains("NOTHING COMPARED: ");

        log = folder.resolve("nowhere");
        assertThat(audit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-1002 at " + log);

        log = Files.createDirectory(folder.resolve("empty"));
        assertThat(audit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-1018 at " + log);
    }

    @Test
    void barsAreThoseOfOneInstrument() {
        ServedGolden.write(log, writer -> {
            ServedGolden.serve(writer, PAIR, golden().bars());
            ServedGolden.serve(writer, "EUR/USD", golden().bars());
        });

        assertThat(audit("--bars", golden().bars())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("parity: FP-1035 at " + log)
                .contains("--instrument")
                .contains("USD/COP, EUR/USD");
        assertThat(audit("--bars", golden().bars(), "--instrument", "EUR/USD")).isEqualTo(ExitCode.PARITY);
        assertThat(audit("--instrument", "EURUSD")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("parity: FP-1034").contains("did you mean 'EUR/USD'?");
    }

    @Test
    void aSampleSaysWhatItLeftOut() {
        serve();

        assertThat(audit("--sample", "50%")).isEqualTo(ExitCode.PARITY);
        assertThat(run.out())
                .contains("sampled by a hash of instrument and time: 50 % asked for, ")
                .contains(" of 286\n");
        assertThat(audit("--sample", "1.5")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aReportDoesNotGoIntoTheLog() {
        serve();

        assertThat(audit("--report", log)).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("FP-913 at --report: must write to another file than --log reads");
        assertThat(audit("--report", log.resolve("report"))).isEqualTo(ExitCode.USAGE);
        assertThat(log.resolve("report")).doesNotExist();
    }

    @Test
    void optionsOfBarsNeedBars() {
        serve();

        assertThat(audit("--macro", golden().bars())).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--bars");
    }
}
