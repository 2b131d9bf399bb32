// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.PriceSeries;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.comparison.TestLines;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However many cases, features, distances and days there are: what is written can be read. */
class ReportSizeTest {

    private static final Instant TIME = Instant.parse("2024-02-27T14:00:00Z");
    private static final int MIB = 1 << 20;
    private static final int FEATURES = 40;
    private static final int CASES = 1_000;

    @Test
    void ofManyCasesThoseThatDivergeAreNamedAndTheOthersCounted() {
        List<Findings> cases = new ArrayList<>();
        for (int i = 0; i < CASES - 1; i++) {
            cases.add(equal("case-" + i));
        }
        cases.add(diverging("the last case"));
        ReportDocument document = new ReportDocument("parity verify", cases, List.of());
        String text = document.toJson();
        assertThat(text.length()).isBetween(4 * MIB, 6 * MIB);
        assertThat(ReportReader.read("report.json", text).report()).isEqualTo(document.total());
        assertThat(text).contains("\"name\" : \"case-0\"", "\"name\" : \"the last case\"");

        long named = text.lines()
                .filter(line -> line.startsWith("      \"name\" : "))
                .count();
        long leftOut = CASES - named;
        assertThat(named).isBetween(500L, 1_000L);
        String counts = "\"cases_left_out\" : {\n    \"subjects\" : \"" + leftOut + "\",\n    \"compared\" : \""
                + leftOut * FEATURES * 7 + "\",\n    \"diverged\" : \"0\"\n  }";
        assertThat(text).contains(counts);
        assertThat(faults(text.replace(counts, counts.replace("\"0\"", "\"1\""))))
                .extracting(Fault::where)
                .containsExactly("report.json#/diverged");
        assertThat(faults(text.replace(counts, counts.replace("\"" + leftOut, "\"" + named))))
                .extracting(Fault::where)
                .containsExactly("report.json#/subjects");
        assertThat(faults(text.replace(counts, counts.replace("\"0\"", "\"0\", \"more\" : \"0\""))))
                .extracting(Fault::code)
                .containsExactly(ErrorCode.UNKNOWN_KEY);
    }

    @Test
    void casesThatFitAreAllNamed() {
        ReportDocument document = new ReportDocument("parity verify", List.of(equal("a"), diverging("b")), List.of());
        assertThat(document.toJson()).doesNotContain("cases_left_out");
    }

    /** A contract has at most 256 features; each has a line at each stage, with every distance, hour, weekday and week. */
    @Test
    void theLargestReportCanBeRead() {
        List<ParityReport.Line> lines = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (int i = 0; i < 256; i++) {
                String feature = "\u20ac".repeat(250) + i;
                lines.add(TestLines.widest(
                        stage, feature, divergence(stage, "\u20ac".repeat(255), feature), 1_000_000_000_000L));
            }
        }
        ParityReport report = new ParityReport(1, lines);
        String text = ReportWriter.write(report);
        int others = 2 * CaseWriter.MOST_BYTES;
        assertThat(text.getBytes(StandardCharsets.UTF_8).length)
                .isBetween(ReportReader.LARGEST / 2, ReportReader.LARGEST - others);
        assertThat(ReportReader.read("report.json", text).report()).isEqualTo(report);
    }

    @Test
    void aTextBeyondTheLimitIsRefused() {
        String text = " ".repeat(ReportReader.LARGEST + 1);
        assertThat(faults(text)).extracting(Fault::code).containsExactly(ErrorCode.DOCUMENT_TOO_LARGE);
        assertThat(faults(text)).extracting(Fault::rule).containsExactly("must be at most 50331648 bytes");
        assertThat(faults(text.substring(1))).extracting(Fault::code).containsExactly(ErrorCode.JSON_SYNTAX);
    }

    private static List<Fault> faults(String text) {
        return refusal(DocumentException.class, () -> ReportReader.read("report.json", text))
                .faults();
    }

    private static Findings equal(String name) {
        List<ParityReport.Line> lines = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            lines.add(TestLines.line(Stage.RAW, "f" + i, 7, 0, 0, null));
        }
        return findings(name, lines);
    }

    private static Findings diverging(String name) {
        Divergence first = divergence(Stage.RAW, name, "f0");
        return findings(name, List.of(TestLines.line(Stage.RAW, "f0", 7, 1, first.distance(), first)));
    }

    private static Findings findings(String name, List<ParityReport.Line> lines) {
        return new Findings(name, "", new ParityReport(1, lines), List.of(), PriceSeries.none());
    }

    private static Divergence divergence(Stage stage, String subject, String feature) {
        return new Divergence(stage, subject, feature, 12, TIME, 2, 1.5, 1);
    }
}
