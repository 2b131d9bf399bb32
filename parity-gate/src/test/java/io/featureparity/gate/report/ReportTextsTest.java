// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.PriceSeries;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.OneSided;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.report.Provenance;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.parity.report.ReportReader;
import io.featureparity.parity.report.ReportWriter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Markdown and JUnit XML. */
class ReportTextsTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final long TIME = Instant.parse("2024-02-27T14:00:00Z").toEpochMilli();
    private static final String HOSTILE =
            "a\"'><script>alert(1)</script>`|**@all** ]]> \u0000\u001b[31m\n\u202e\ud800&amp;";

    /** The raw stage of three bars, of which the RSI of the second is half of what it must be. */
    private static Findings half(String subject) {
        Comparison comparison = Comparison.recording(subject, CONTRACT);
        for (int bar = 0; bar < 3; bar++) {
            double[] expected = new double[13];
            double[] actual = new double[13];
            expected[3] = 50;
            actual[3] = bar == 1 ? 25 : 50;
            comparison.raw(bar, TIME + bar * 300_000L, expected, actual);
        }
        return Findings.of(comparison, "about " + subject);
    }

    private static ReportDocument document(Findings... findings) {
        return new ReportDocument(
                "parity verify", List.of(findings), List.of(new Provenance("contract c@1", Map.of("hash", "abc"))));
    }

    @Test
    void markdownSaysTheVerdictFirstThenWhatDivergesAndFoldsTheRest() {
        String text = MarkdownReport.write(document(half("one"), half("two")));
        assertThat(text).startsWith("""
                ## \u274c Divergence: parity verify

                78 values of 2 cases compared, 2 diverged.

                First divergence: <code>one, rsi&#95;9</code>, bar 1 (2024-02-27T14:05:00Z): must be <code>50.0</code>, but was <code>25.0</code>, 4.5 \u00d7 10\u00b9\u2075 ulps apart, absolute error 25, relative error 0.5, shift unknown.

                | feature | stage | verdict | compared | diverged | worst ulps | median ulps | error | relative | shift | first divergence |
                |---|---|---|--:|--:|--:|--:|--:|--:|--:|---|
                | <code>rsi&#95;9</code> | raw | diverges | 6 | 2 | 4.5 \u00d7 10\u00b9\u2075 | 0 | 25 | 0.5 | unknown | <code>one</code>, bar 1 (2024-02-27T14:05:00Z): must be <code>50.0</code>, but was <code>25.0</code>, 4.5 \u00d7 10\u00b9\u2075 ulps apart, absolute error 25, relative error 0.5, shift unknown |

                <details><summary>When they diverge, in UTC</summary>

                | feature | stage | by hour | by weekday | by day |
                |---|---|---|---|---|
                | <code>rsi&#95;9</code> | raw | 14:00 33.3 % | Tuesday 33.3 % | 1 of 1 days; most: 2024-02-27 33.3 % |

                </details>

                <details><summary>2 of 2 cases diverge</summary>

                | case | compared | diverged |
                |---|--:|--:|
                | <code>one</code> | 39 | 1 |
                | <code>two</code> | 39 | 1 |

                </details>

                <details><summary>12 features in parity</summary>
                """);
        assertThat(text).endsWith("""

                <details><summary>Hashes, versions and provenance</summary>

                | | | |
                |---|---|---|
                | contract c&#64;1 | hash | <code>abc</code> |

                </details>
                """);
    }

    @Test
    void markdownOfParityIsShort() {
        String text = MarkdownReport.write(Sabotage.parity(30));
        assertThat(text)
                .startsWith("## \u2705 Parity: parity check\n\n")
                .doesNotContain("diverges", "First divergence");
    }

    @Test
    void markdownNeverOutgrowsAComment() {
        List<Findings> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(half("case " + i + " " + "&".repeat(1000)));
        }
        Map<String, String> facts = new java.util.LinkedHashMap<>();
        for (int i = 0; i < 500; i++) {
            facts.put("fact " + i, "|".repeat(1000));
        }
        String text = MarkdownReport.write(
                new ReportDocument("parity verify", many, List.of(new Provenance("thing", facts))));
        assertThat(text.length()).isLessThan(65_536);
        assertThat(text).contains("440 more in report.html", "460 more in report.json");
    }

    /** A contract of hundreds of features, none of which the file has by its right name. */
    @Test
    void whatIsMissingNeitherOutgrowsACommentNorBreaksOutOfIt() throws Exception {
        List<String> features = new ArrayList<>(List.of("rsi_9"));
        for (int i = 0; i < 500; i++) {
            features.add(i + HOSTILE.repeat(20));
        }
        Scope scope = Scope.strict(features, List.of("rsi_9"));
        Coverage coverage = new Coverage(scope, 3, 0, 0, OneSided.none(), OneSided.none(), new BarShape(3, 3));
        ReportDocument document = new ReportDocument("parity check", List.of(half(HOSTILE)), List.of(), coverage);
        String text = MarkdownReport.write(document);
        assertThat(text.length()).isLessThan(65_536);
        assertThat(text)
                .startsWith("## \u274c Incomplete: parity check")
                .contains("- 479 more in report.json")
                .doesNotContain("<script", "`", "**", "@", "\u001b", "\u202e", "\u0000");
        assertThat(Sabotage.page(document)).contains("Incomplete</h1>").doesNotContain("<script>alert");
        Document xml = valid(JunitReport.write(document));
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(501);
    }

    @Test
    void noNameCanBreakOutOfMarkdown() {
        String text = MarkdownReport.write(document(half(HOSTILE)));
        assertThat(text).doesNotContain("<script", "`", "**", "@", "\u001b", "\u202e", "\u0000");
        assertThat(text.lines().filter(line -> line.contains("alert")))
                .hasSize(2)
                .anySatisfy(row ->
                        assertThat(row.chars().filter(c -> c == '|').count()).isEqualTo(12));
    }

    @Test
    void junitXmlHasATestCaseForEachLineAndTheDivergenceInItsFailure() throws Exception {
        String xml = JunitReport.write(document(half("one"), half("two")));
        assertThat(xml).startsWith("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="parity verify" tests="26" failures="2" errors="0" skipped="0" time="0">
                  <testcase classname="one.raw" name="log_ret_5m" time="0"/>
                """);
        assertThat(xml).contains("""
                  <testcase classname="one.raw" name="rsi_9" time="0">
                    <failure type="FP-801" message="1 of 3 values diverged, worst 4.5 \u00d7 10\u00b9\u2075 ulps, median 0 ulps">first divergence: FP-801 at one, rsi_9, bar 1 (2024-02-27T14:05:00Z): must be 50.0 (0x1.9p5), but was 25.0 (0x1.9p4), 4503599627370496 ulps apart</failure>
                  </testcase>
                """);
        assertThat(valid(xml).getElementsByTagName("testcase").getLength()).isEqualTo(26);
    }

    @Test
    void junitXmlStaysXmlWhateverTheNames() throws Exception {
        Document xml = valid(JunitReport.write(document(half(HOSTILE + "\uffff\ufffe\u0085"))));
        Element first = (Element) xml.getElementsByTagName("testcase").item(0);
        assertThat(first.getAttribute("classname")).startsWith("a\"'><script>").endsWith(".raw");
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }

    /** A server that finds no test case would be content. */
    @Test
    void nothingComparedIsAFailureEverywhere() throws Exception {
        ReportDocument nothing = document();
        assertThat(valid(JunitReport.write(nothing))
                        .getElementsByTagName("failure")
                        .getLength())
                .isEqualTo(1);
        assertThat(MarkdownReport.write(nothing)).startsWith("## \u274c Nothing compared");
        assertThat(Sabotage.page(nothing)).contains("Nothing compared</h1>");
        ReportDocument empty = document(new Findings(
                "one",
                "",
                ReportReader.read(
                                "r",
                                ReportWriter.write(half("one").report())
                                        .replaceAll("(?s)\"subjects\".*", """
                        "subjects" : "1", "compared" : "0", "diverged" : "0", "lines" : [ {
                        "stage" : "raw", "feature" : "x", "compared" : "0", "diverged" : "0", "worst" : "0",
                        "median" : "0", "distances" : {}, "largest_absolute_error" : "0.0",
                        "largest_relative_error" : "0.0", "largest_shift" : "0.0", "by_hour" : {}, "by_weekday" : {},
                        "days_together" : "1", "by_day" : {} } ] }
                        """)
                                        .replace("\"divergence\"", "\"nothing_compared\""))
                        .report(),
                List.of(),
                PriceSeries.none()));
        assertThat(valid(JunitReport.write(empty))
                        .getElementsByTagName("failure")
                        .getLength())
                .isEqualTo(1);
        assertThat(MarkdownReport.write(empty)).contains("not compared");
    }

    @Test
    void theFirstNumericDivergenceStandsInMarkdownAndXmlIfItIsAnother() {
        ReportDocument late = Sabotage.late("training.csv", 60);
        assertThat(MarkdownReport.write(late))
                .containsPattern(
                        "\nFirst divergence: <code>training.csv, rsi&#95;9</code>, bar 0 .*, one side is absent\\.\n"
                                + "\nFirst numeric divergence: <code>training.csv, rsi&#95;9</code>, bar 20 .* ulps apart,"
                                + " absolute error .*, relative error .*, shift .*\\.\n");
        assertThat(JunitReport.write(late))
                .containsPattern("first divergence: FP-801 at training.csv, rsi_9, bar 0 .*; first numeric divergence:"
                        + " FP-801 at training.csv, rsi_9, bar 20 ");
        ReportDocument same = Sabotage.plainMean("training.csv", 60);
        assertThat(MarkdownReport.write(same)).doesNotContain("First numeric");
        assertThat(JunitReport.write(same)).doesNotContain("first numeric");
    }

    @Test
    void wordsForErrorsAndShares() {
        assertThat(Words.number(0)).isEqualTo("0");
        assertThat(Words.number(50)).isEqualTo("50");
        assertThat(Words.number(0.5)).isEqualTo("0.5");
        assertThat(Words.number(-1.23456)).isEqualTo("\u22121.23");
        assertThat(Words.number(1_234_567)).isEqualTo("1,230,000");
        assertThat(Words.number(0.0001)).isEqualTo("0.0001");
        assertThat(Words.number(0.00009996)).isEqualTo("1.00 \u00d7 10\u207b\u2074");
        assertThat(Words.number(2.5e-17)).isEqualTo("2.50 \u00d7 10\u207b\u00b9\u2077");
        assertThat(Words.number(-1e300)).isEqualTo("\u22121.00 \u00d7 10\u00b3\u2070\u2070");
        assertThat(Words.number(Double.NaN)).isEqualTo("unknown");
        assertThat(Words.number(Double.POSITIVE_INFINITY)).isEqualTo("infinite");
        assertThat(Words.number(Double.NEGATIVE_INFINITY)).isEqualTo("\u2212infinite");
        assertThat(Words.shift(0.25)).isEqualTo("+0.25");
        assertThat(Words.shift(-0.25)).isEqualTo("\u22120.25");
        assertThat(Words.percent(0, 7)).isEqualTo("0.0 %");
        assertThat(Words.percent(1, 10_000)).isEqualTo("< 0.1 %");
        assertThat(Words.percent(1, 8)).isEqualTo("12.5 %");
        assertThat(Words.percent(9_999, 10_000)).isEqualTo("> 99.9 %");
        assertThat(Words.percent(7, 7)).isEqualTo("100.0 %");
    }

    @Test
    void wordsForNumbers() {
        assertThat(Words.ulps(0)).isEqualTo("0");
        assertThat(Words.ulps(9_999_999)).isEqualTo("9,999,999");
        assertThat(Words.ulps(10_000_000)).isEqualTo("1.0 \u00d7 10\u2077");
        assertThat(Words.ulps(99_900_000)).isEqualTo("1.0 \u00d7 10\u2078");
        assertThat(Words.ulps(Long.MAX_VALUE - 1)).isEqualTo("9.2 \u00d7 10\u00b9\u2078");
        assertThat(Words.ulps(Long.MAX_VALUE)).isEqualTo("incomparable");
        assertThat(Words.counted(1, "bar", "bars")).isEqualTo("1 bar");
        assertThat(Words.plain("a\u202eb\u200bc\n")).isEqualTo("a\ufffdb\ufffdc\ufffd");
    }

    /** Parsed, and held against the schema that CI servers expect, written down in the test's resources. */
    private static Document valid(String xml) throws Exception {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportTextsTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(bytes)));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }
}
