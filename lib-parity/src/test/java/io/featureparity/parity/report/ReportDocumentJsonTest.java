// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import static io.featureparity.parity.report.TestReports.REPORT;
import static io.featureparity.parity.report.TestReports.incomplete;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.ParityReport.Line;
import io.featureparity.parity.comparison.PriceSeries;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.comparison.TestLines;
import io.featureparity.parity.coverage.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JSON of a whole document: what was compared, the sum, each case, and where they come from. */
class ReportDocumentJsonTest {

    @Test
    void aDocumentSaysAtItsTopWhatWasComparedAndWhatWasNot() {
        ReportDocument document = new ReportDocument(
                "parity check",
                List.of(new Findings("file", "", new ParityReport(1, REPORT.lines()), List.of(), PriceSeries.none())),
                List.of(),
                incomplete());
        String text = document.toJson();
        assertThat(text).startsWith("""
                {
                  "format" : 2,
                  "verdict" : "incomplete",
                  "subjects" : "1",
                  "compared" : "17",
                  "diverged" : "3",
                  "coverage" : {
                    "enough" : "false",
                    "features_compared" : [
                      "rsi_9",
                      "position"
                    ],
                    "features_not_compared" : [
                      {
                        "feature" : "adx_14",
                        "reason" : "missing",
                        "similar" : [
                          "ADX 14"
                        ],
                        "why" : "not there; similar: \\"ADX 14\\""
                      },
                      {
                        "feature" : "vix_z",
                        "reason" : "allowed",
                        "similar" : [ ],
                        "why" : "not there, which was allowed"
                      }
                    ],
                    "columns_ignored" : [
                      "note",
                      "ADX 14"
                    ],
                    "joined" : "19",
                    "joined_share" : "95 %: 19 of 20",
                    "min_joined" : "0.95",
                    "from" : "1970-01-01T00:00:00Z",
                    "only_in_bars" : {
                      "rows" : "1",
                      "first" : "2024-02-27T14:00:00Z",
                      "last" : "2024-02-27T14:00:00Z"
                    },
                    "only_in_expected" : {
                      "rows" : "0"
                    },
                    "warm_up" : "2",
                    "left_out" : "3",
                    "bars" : "20",
                    "outside_high_low" : "4"
                  },
                  "lines" : [
                """);
        StoredReport back = ReportReader.read("report.json", text);
        assertThat(back).isEqualTo(new StoredReport(document.total(), incomplete(), List.of()));
        assertThat(back.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(back.isParity()).isFalse();
    }

    @Test
    void remarksAreReadBackAndAVerdictThatDoesNotAgreeWithThemIsRefused() {
        List<Statement> remarks = List.of(
                new Statement("chain", "unbroken", Statement.Weight.FACT),
                new Statement("diagnosis", "another formula", Statement.Weight.WARNING),
                new Statement("served with other statistics", "FP-1032", Statement.Weight.FAILURE));
        ReportDocument document = new ReportDocument(
                "parity audit",
                List.of(new Findings(
                        "USD/COP", "", new ParityReport(1, List.of(same("rsi_9"))), List.of(), PriceSeries.none())),
                List.of(),
                null,
                remarks);
        assertThat(document.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(document.statements()).isEqualTo(remarks);

        StoredReport back = ReportReader.read("report.json", document.toJson());
        assertThat(back).isEqualTo(new StoredReport(document.total(), null, remarks));
        assertThat(back.verdict()).isEqualTo(Verdict.INCOMPLETE);
        String edited = document.toJson().replace("\"weight\" : \"failure\"", "\"weight\" : \"warning\"");
        assertThatThrownBy(() -> ReportReader.read("report.json", edited))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("verdict");
    }

    @Test
    void aDocumentBeginsWithTheSumAndGoesOnWithCasesAndProvenance() {
        ParityReport half = new ParityReport(1, REPORT.lines());
        ReportDocument document = new ReportDocument(
                "parity verify",
                List.of(
                        new Findings("flat", "no \"movement\"", half, List.of(), PriceSeries.none()),
                        new Findings(
                                "rising",
                                "",
                                new ParityReport(1, List.of(same("rsi_9"))),
                                List.of(),
                                PriceSeries.none())),
                List.of(new Provenance("contract c@1", Map.of("hash", "ab"))));
        String text = document.toJson();
        assertThat(text)
                .startsWith("{\n  \"format\" : 2,\n  \"verdict\" : \"divergence\",\n  \"subjects\" : \"2\",")
                .endsWith("""
                          "title" : "parity verify",
                          "cases" : [
                            {
                              "name" : "flat",
                              "about" : "no \\"movement\\"",
                              "verdict" : "divergence",
                              "subjects" : "1",
                              "compared" : "17",
                              "diverged" : "3",
                              "lines" : [
                                {
                                  "stage" : "raw",
                                  "feature" : "rsi_9",
                                  "compared" : "10",
                                  "diverged" : "3",
                                  "worst" : "9223372036854775807",
                                  "median" : "0",
                                  "first" : "FP-801 at flat, rsi_9, bar 12 (2024-02-27T14:00:00Z): must be 0.1 (0x1.999999999999ap-4), but was NaN (NaN), incomparably far apart"
                                },
                                {
                                  "stage" : "observation",
                                  "feature" : "position",
                                  "compared" : "7",
                                  "diverged" : "0",
                                  "worst" : "1",
                                  "median" : "0"
                                }
                              ]
                            },
                            {
                              "name" : "rising",
                              "about" : "",
                              "verdict" : "parity",
                              "subjects" : "1",
                              "compared" : "4",
                              "diverged" : "0",
                              "lines" : [
                                {
                                  "stage" : "raw",
                                  "feature" : "rsi_9",
                                  "compared" : "4",
                                  "diverged" : "0",
                                  "worst" : "0",
                                  "median" : "0"
                                }
                              ]
                            }
                          ],
                          "provenance" : [
                            {
                              "thing" : "contract c@1",
                              "facts" : {
                                "hash" : "ab"
                              }
                            }
                          ]
                        }
                        """);
        assertThat(ReportReader.read("report.json", text))
                .isEqualTo(new StoredReport(document.total(), null, List.of()));
        assertThat(faultsOf(text.replace(
                        "\"compared\" : \"4\",\n      \"diverged\"", "\"compared\" : \"5\",\n      \"diverged\"")))
                .extracting(Fault::where)
                .containsExactly("report.json#/compared");
        assertThat(faultsOf(text.replace("\"provenance\" : [", "\"provenience\" : [")))
                .extracting(Fault::code)
                .containsExactly(ErrorCode.MISSING_KEY, ErrorCode.UNKNOWN_KEY);
    }

    private static Line same(String feature) {
        return TestLines.line(Stage.RAW, feature, 4, 0, 0, null);
    }

    private static List<Fault> faultsOf(String text) {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(refusal(DocumentException.class, () -> ReportReader.read("report.json", text))
                .faults());
        return faults;
    }
}
