// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.NumericErrors;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.ParityReport.Line;
import io.featureparity.parity.comparison.PriceSeries;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.comparison.TestLines;
import io.featureparity.parity.comparison.TimeShares;
import io.featureparity.parity.comparison.UlpDistance;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.Omission;
import io.featureparity.parity.coverage.OneSided;
import io.featureparity.parity.coverage.Period;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportJsonTest {

    private static final String TEXT = """
            {
              "format" : 2,
              "verdict" : "divergence",
              "subjects" : "2",
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
                  "distances" : {
                    "0" : "7",
                    "9223372036854775807" : "3"
                  },
                  "largest_absolute_error" : "0.5",
                  "largest_relative_error" : "0.25",
                  "largest_shift" : "4.0",
                  "first" : {
                    "code" : "FP-801",
                    "subject" : "flat",
                    "bar" : "12",
                    "time" : "2024-02-27T14:00:00Z",
                    "expected" : "0.1",
                    "expected_hex" : "0x1.999999999999ap-4",
                    "actual" : "NaN",
                    "actual_hex" : "NaN",
                    "distance" : "9223372036854775807",
                    "absolute_error" : "NaN",
                    "relative_error" : "NaN",
                    "unit" : "0.125",
                    "shift" : "NaN"
                  },
                  "first_numeric" : {
                    "code" : "FP-801",
                    "subject" : "flat",
                    "bar" : "15",
                    "time" : "2024-02-27T14:15:00Z",
                    "expected" : "2.0",
                    "expected_hex" : "0x1.0p1",
                    "actual" : "1.5",
                    "actual_hex" : "0x1.8p0",
                    "distance" : "2251799813685248",
                    "absolute_error" : "0.5",
                    "relative_error" : "0.25",
                    "unit" : "0.125",
                    "shift" : "-4.0"
                  },
                  "by_hour" : {
                    "13" : "0/4",
                    "14" : "3/6"
                  },
                  "by_weekday" : {
                    "monday" : "0/4",
                    "tuesday" : "3/6"
                  },
                  "days_together" : "1",
                  "by_day" : {
                    "2024-02-26" : "0/4",
                    "2024-02-27" : "3/6"
                  }
                },
                {
                  "stage" : "observation",
                  "feature" : "position",
                  "compared" : "7",
                  "diverged" : "0",
                  "worst" : "1",
                  "median" : "0",
                  "distances" : {
                    "0" : "6",
                    "1" : "1"
                  },
                  "largest_absolute_error" : "0.0",
                  "largest_relative_error" : "0.0",
                  "largest_shift" : "0.0",
                  "by_hour" : {
                    "0" : "0/7"
                  },
                  "by_weekday" : {
                    "thursday" : "0/7"
                  },
                  "days_together" : "1",
                  "by_day" : {
                    "1970-01-01" : "0/7"
                  }
                }
              ]
            }
            """;

    private static final ParityReport REPORT =
            new ParityReport(2, List.of(diverging(), TestLines.line(Stage.OBSERVATION, "position", 7, 0, 1, null)));

    /** Absent first, and then half of a unit away; on a Tuesday after a Monday. */
    private static Line diverging() {
        Divergence absent = rsi(12, "2024-02-27T14:00:00Z", 0.1, Double.NaN);
        Divergence numeric = rsi(15, "2024-02-27T14:15:00Z", 2.0, 1.5);
        return new Line(
                Stage.RAW,
                "rsi_9",
                TestLines.distances(10, 3, UlpDistance.INCOMPARABLE),
                3,
                absent,
                new NumericErrors(numeric, 0.5, 0.25, 4.0),
                new TimeShares(
                        List.of(new TimeShares.Share(13, 4, 0), new TimeShares.Share(14, 6, 3)),
                        List.of(new TimeShares.Share(1, 4, 0), new TimeShares.Share(2, 6, 3)),
                        1,
                        List.of(
                                new TimeShares.Share(
                                        LocalDate.parse("2024-02-26").toEpochDay(), 4, 0),
                                new TimeShares.Share(
                                        LocalDate.parse("2024-02-27").toEpochDay(), 6, 3))));
    }

    private static Divergence rsi(long bar, String time, double expected, double actual) {
        return new Divergence(Stage.RAW, "flat", "rsi_9", bar, Instant.parse(time), expected, actual, 0.125);
    }

    @Test
    void aReportIsWrittenLikeThis() {
        assertThat(ReportWriter.write(REPORT)).isEqualTo(TEXT);
        assertThat(ReportReader.read("report.json", TEXT)).isEqualTo(new StoredReport(REPORT, null));
    }

    @Test
    void aReportOnNothingCanBeWrittenAndIsStillNoParity() {
        ParityReport nothing = new ParityReport(0, List.of());
        assertThat(ReportWriter.write(nothing)).contains("\"verdict\" : \"nothing_compared\"");
        assertThat(ReportReader.read("report.json", ReportWriter.write(nothing)).report())
                .isEqualTo(nothing);
    }

    private static Coverage incomplete() {
        Scope scope = Scope.of(
                        List.of("rsi_9", "position", "adx_14", "vix_z"),
                        List.of("rsi_9", "position"),
                        Omission.Reason.MISSING,
                        List.of("vix_z"),
                        List.of("note", "ADX 14"))
                .withMinJoined(Share.parse("0.95"))
                .within(new Period(0, Long.MAX_VALUE));
        Instant time = Instant.parse("2024-02-27T14:00:00Z");
        return new Coverage(scope, 19, 2, 3, new OneSided(1, time, time), OneSided.none(), new BarShape(20, 4));
    }

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
        assertThat(back).isEqualTo(new StoredReport(document.total(), incomplete()));
        assertThat(back.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(back.isParity()).isFalse();
    }

    /** An edited report must not turn green. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"verdict\" : \"incomplete\"|\"verdict\" : \"divergence\"|#/verdict",
                "\"enough\" : \"false\"|\"enough\" : \"true\"|#/coverage/enough",
                "\"reason\" : \"missing\"|\"reason\" : \"allowed\"|#/coverage",
                "\"reason\" : \"missing\"|\"reason\" : \"unknown\"|#/coverage/features_not_compared/0/reason",
                "\"feature\" : \"vix_z\"|\"feature\" : \"rsi_9\"|#/coverage/features_compared",
                "\"joined\" : \"19\"|\"joined\" : \"20\"|#/coverage/joined_share",
                "\"joined\" : \"19\"|\"joined\" : \"1\"|#/coverage/joined",
                "\"min_joined\" : \"0.95\"|\"min_joined\" : \"-1\"|#/coverage/min_joined",
                "\"from\" : \"1970|\"from\" : \"x|#/coverage/from",
                "\"rows\" : \"1\"|\"rows\" : \"0\"|#/coverage/only_in_bars/rows",
                "\"outside_high_low\" : \"4\"|\"outside_high_low\" : \"21\"|#/coverage/joined",
                "\"warm_up\" : \"2\"|\"warm\" : \"2\"|#/coverage/warm_up",
            })
    void anEditedCoverageIsRefused(String original, String edited, String place) {
        String text = new ReportDocument(
                        "parity check",
                        List.of(new Findings(
                                "file", "", new ParityReport(1, REPORT.lines()), List.of(), PriceSeries.none())),
                        List.of(),
                        incomplete())
                .toJson();
        assertThat(text).contains(original);
        assertThat(refusal(
                                DocumentException.class,
                                () -> ReportReader.read("report.json", text.replace(original, edited)))
                        .faults())
                .extracting(Fault::where)
                .anyMatch(where -> where.startsWith("report.json" + place));
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
        assertThat(ReportReader.read("report.json", text)).isEqualTo(new StoredReport(document.total(), null));
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

    @Property(tries = 500)
    void whatIsWrittenReadsBackTheSame(@ForAll("reports") ParityReport report) {
        ParityReport back =
                ReportReader.read("report.json", ReportWriter.write(report)).report();
        assertThat(back).isEqualTo(report);
        for (int i = 0; i < report.lines().size(); i++) {
            Divergence before = report.lines().get(i).first();
            Divergence after = back.lines().get(i).first();
            if (before != null) {
                assertThat(Double.doubleToLongBits(after.expected()))
                        .isEqualTo(Double.doubleToLongBits(before.expected()));
                assertThat(Double.doubleToLongBits(after.actual())).isEqualTo(Double.doubleToLongBits(before.actual()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\" : 2|\"format\" : 1|#/format",
                "\"verdict\" : \"divergence\"|\"verdict\" : \"parity\"|#/verdict",
                "\"verdict\" : \"divergence\"|\"verdict\" : \"fine\"|#/verdict",
                "\"compared\" : \"17\"|\"compared\" : \"18\"|#/compared",
                "\"diverged\" : \"3\"|\"diverged\" : \"2\"|#/diverged",
                "\"subjects\" : \"2\"|\"subjects\" : \"0\"|#/lines",
                "\"subjects\" : \"2\"|\"subjects\" : \"-2\"|#/subjects",
                "\"subjects\" : \"2\"|\"subjects\" : \"two\"|#/subjects",
                "\"stage\" : \"raw\"|\"stage\" : \"observation\"|#/lines/0/first/expected_hex",
                "\"stage\" : \"raw\"|\"stage\" : \"cooked\"|#/lines/0/stage",
                "\"worst\" : \"9223372036854775807\"|\"worst\" : \"5\"|#/lines/0/distances/",
                "\"compared\" : \"10\"|\"compared\" : \"2\"|#/lines/0/compared",
                "\"0\" : \"7\"|\"0\" : \"8\"|#/lines/0/compared",
                "\"0\" : \"7\"|\"0\" : \"0\"|#/lines/0/distances/0",
                "\"0\" : \"7\"|\"x\" : \"7\"|#/lines/0/distances/x",
                "\"0\" : \"7\"|\"00\" : \"7\"|#/lines/0/distances/00",
                "\"0\" : \"7\"|\"0-1\" : \"7\"|#/lines/0/distances/0-1",
                "\"median\" : \"0\"|\"median\" : \"1\"|#/lines/0/median",
                "\"code\" : \"FP-801\"|\"code\" : \"FP-802\"|#/lines/0/first/code",
                "\"bar\" : \"12\"|\"bar\" : \"1.5\"|#/lines/0/first/bar",
                "2024-02-27T14:00:00Z|2024-02-27T14:00:00|#/lines/0/first/time",
                "\"0.1\"|\"0.2\"|#/lines/0/first/expected_hex",
                "\"0.1\"|\"x\"|#/lines/0/first/expected_hex",
                "\"0x1.999999999999ap-4\"|\"0.1\"|#/lines/0/first/expected_hex",
                "\"0x1.999999999999ap-4\"|\"0x1.999999999999bp-4\"|#/lines/0/first/expected_hex",
                "\"distance\" : \"9223372036854775807\"|\"distance\" : \"1\"|#/lines/0/first/distance",
                "\"largest_absolute_error\" : \"0.5\"|\"largest_absolute_error\" : \"0.4\"|#/lines/0/first",
                "\"largest_relative_error\" : \"0.25\"|\"largest_relative_error\" : \"0.2\"|#/lines/0/first",
                "\"largest_relative_error\" : \"0.25\"|\"largest_relative_error\" : \"NaN\"|#/lines/0/first",
                "\"largest_shift\" : \"4.0\"|\"largest_shift\" : \"-4.0\"|#/lines/0/first",
                "\"largest_shift\" : \"4.0\"|\"largest_shift\" : \"far\"|#/lines/0/largest_shift",
                "\"absolute_error\" : \"0.5\"|\"absolute_error\" : \"0.6\"|#/lines/0/first_numeric/absolute_error",
                "\"relative_error\" : \"0.25\"|\"relative_error\" : \"0.3\"|#/lines/0/first_numeric/relative_error",
                "\"shift\" : \"-4.0\"|\"shift\" : \"4.0\"|#/lines/0/first_numeric/shift",
                "\"unit\" : \"0.125\"|\"unit\" : \"0\"|#/lines/0/first/actual",
                "\"bar\" : \"15\"|\"bar\" : \"12\"|#/lines/0/first",
                "\"14\" :|\"12\" :|#/lines/0/by_day",
                "\"14\" :|\"24\" :|#/lines/0/by_day",
                "\"14\" :|\"2 PM\" :|#/lines/0/by_hour/2 PM",
                "\"tuesday\" :|\"Tuesday\" :|#/lines/0/by_weekday/Tuesday",
                "\"2024-02-27\" :|\"2024-02-30\" :|#/lines/0/by_day/2024-02-30",
                "\"3/6\"|\"3/7\"|#/lines/0/by_day",
                "\"3/6\"|\"7/6\"|#/lines/0/by_hour/14",
                "\"3/6\"|\"3\"|#/lines/0/by_hour/14",
                "\"3/6\"|\"/6\"|#/lines/0/by_hour/14",
                "\"3/6\"|\"3/06\"|#/lines/0/by_hour/14",
                "\"3/6\"|\"-3/6\"|#/lines/0/by_hour/14",
                "\"days_together\" : \"1\"|\"days_together\" : \"2\"|#/lines/0/by_day",
                "\"days_together\" : \"1\"|\"days_together\" : \"7\"|#/lines/0/by_day",
            })
    void aReportThatWasEditedIsRefused(String original, String edited, String where) {
        assertThat(faults(original, edited)).extracting(Fault::where).contains("report.json" + where);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format",
                "verdict",
                "subjects",
                "compared",
                "diverged",
                "lines",
                "stage",
                "feature",
                "worst",
                "median",
                "distances",
                "code",
                "subject",
                "bar",
                "time",
                "expected",
                "expected_hex",
                "actual",
                "actual_hex",
                "distance",
                "largest_absolute_error",
                "largest_relative_error",
                "largest_shift",
                "absolute_error",
                "relative_error",
                "unit",
                "shift",
                "by_hour",
                "by_weekday",
                "days_together",
                "by_day"
            })
    void aKeyThatIsMissingAndOneThatIsUnknownAreRefused(String key) {
        assertThat(faults("\"" + key + "\" :", "\"another\" :"))
                .extracting(Fault::code)
                .contains(ErrorCode.MISSING_KEY, ErrorCode.UNKNOWN_KEY);
    }

    @Test
    void aDivergenceOfEqualValuesIsRefused() {
        String equal = TEXT.replace("\"NaN\"", "\"0.1\"")
                .replace("\"actual_hex\" : \"0.1\"", "\"actual_hex\" : \"0x1.999999999999ap-4\"")
                .replace("\"distance\" : \"9223372036854775807\"", "\"distance\" : \"0\"");
        assertThat(refusal(DocumentException.class, () -> ReportReader.read("report.json", equal))
                        .faults())
                .extracting(Fault::where)
                .contains("report.json#/lines/0/first/actual");
    }

    @Test
    void twoLinesForOneFeatureAndStageAreRefused() {
        String twice = ReportWriter.write(new ParityReport(1, List.of(TestLines.line(Stage.RAW, "a", 1, 0, 0, null))));
        String line = twice.substring(twice.indexOf("    {"), twice.lastIndexOf("    }") + 5);
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> ReportReader.read("report.json", twice.replace(line, line + ",\n" + line)))
                .withMessageContaining("there must be one line for a feature and stage");
    }

    private static List<Fault> faults(String original, String edited) {
        assertThat(TEXT).contains(original);
        List<Fault> faults = new ArrayList<>();
        faults.addAll(refusal(
                        DocumentException.class,
                        () -> ReportReader.read("report.json", TEXT.replaceFirst(Pattern.quote(original), edited)))
                .faults());
        return faults;
    }

    @Provide
    Arbitrary<ParityReport> reports() {
        return lines().list()
                .uniqueElements(line -> line.stage() + " " + line.feature())
                .ofMaxSize(6)
                .flatMap(lines -> Arbitraries.longs()
                        .between(1, Long.MAX_VALUE)
                        .map(subjects -> new ParityReport(lines.isEmpty() ? 0 : subjects, lines)));
    }

    private static Arbitrary<Line> lines() {
        Arbitrary<String> names = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars(" _\"\\\n\u00e9\u65e5")
                .ofMaxLength(8);
        return Combinators.combine(
                        Arbitraries.of(Stage.class),
                        names,
                        Arbitraries.longs().between(0, 1L << 60),
                        Arbitraries.longs().between(0, 1L << 60),
                        Arbitraries.longs().greaterOrEqual(0))
                .flatAs((stage, feature, diverged, equal, farther) -> diverged == 0
                        ? Arbitraries.just(TestLines.line(stage, feature, equal, 0, equal == 0 ? 0 : farther, null))
                        : divergences(stage, feature)
                                .map(first -> TestLines.line(
                                        stage,
                                        feature,
                                        diverged + equal,
                                        diverged,
                                        Math.max(first.distance(), farther),
                                        first)));
    }

    private static Arbitrary<Divergence> divergences(Stage stage, String feature) {
        return Combinators.combine(
                        Arbitraries.strings().ascii().ofMaxLength(8),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.longs().between(-(1L << 44), 1L << 44),
                        values(stage),
                        values(stage))
                .filter((subject, bar, time, expected, actual) -> stage.distance(expected, actual) != 0)
                .as((subject, bar, time, expected, actual) ->
                        new Divergence(stage, subject, feature, bar, Instant.ofEpochMilli(time), expected, actual));
    }

    /** Any bits at all, and often those that JSON has no number for. */
    private static Arbitrary<Double> values(Stage stage) {
        Arbitrary<Double> special =
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0);
        Arbitrary<Double> any = stage == Stage.RAW
                ? Arbitraries.longs().map(Double::longBitsToDouble)
                : Arbitraries.integers().map(bits -> (double) Float.intBitsToFloat(bits));
        return Arbitraries.frequencyOf(Tuple.of(1, special), Tuple.of(3, any));
    }
}
