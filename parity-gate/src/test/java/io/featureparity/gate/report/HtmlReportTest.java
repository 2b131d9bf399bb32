// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.featureparity.contract.json.Sha256;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.Series;
import io.featureparity.parity.report.ReportDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands in the page; how it behaves in a browser is tested on demand, by {@link PageInBrowser}. */
class HtmlReportTest {

    private static final String HOSTILE =
            "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u2028\u202e";

    @Test
    void theVerdictComesFirstThenFeaturesPlotsCasesAndProvenance() {
        String page = HtmlReport.write(Sabotage.cases(4, 60));
        List<String> order = List.of(
                "\u2715</span> Divergence</h1>",
                "First divergence: <strong>",
                "<h2>Features</h2>",
                "<h2>How they diverge</h2>",
                "<h2>Cases</h2>",
                "Hashes, versions and provenance</h2>");
        assertThat(page).containsSubsequence(order);
        assertThat(page).contains("contract usdcop-m5@1.0.0</h3>", "<dt>order hash</dt>", "<dt>file hash</dt>");
        assertThat(page)
                .contains("<option value=\"0\" data-note=\"All 60 bars are here, exactly.\">raw, case-0</option>");
    }

    @Test
    void parityHasNoPlotsAndNoScript() {
        String page = HtmlReport.write(Sabotage.parity(60));
        assertThat(page).contains("\u2713</span> Parity</h1>").doesNotContain("<script", "How they diverge");
    }

    @Test
    void aFeaturesLineHasItsCountsDistancesAndFirstDivergence() {
        String page = HtmlReport.write(Sabotage.plainMean("training.csv", 60));
        assertThat(page)
                .containsPattern(
                        "<tr class=\"bad\"><th scope=\"row\"><a href=\"#feature-0\">rsi_9</a></th>"
                                + "<td>raw</td><td class=\"word\"><span aria-hidden=\"true\">\u2715</span> diverges</td>"
                                + "<td class=\"number\">60</td><td class=\"number\">51</td>"
                                + "<td class=\"number\" title=\"[0-9,]+\">[^<]+</td>"
                                + "<td class=\"number\" title=\"from [0-9,]+ to [0-9,]+\">\u2248 [^<]+</td>"
                                + "<td class=\"first\"><span class=\"place\">training.csv, bar 9</span> <time>2024-01-02T13:45:00Z</time>");
        assertThat(page)
                .containsPattern("<td>raw</td><td class=\"word\"><span aria-hidden=\"true\">\u2713</span> equal</td>");
        assertThat(page).contains("<article id=\"feature-0\"><h3>rsi_9</h3>", "<h4>Distances, raw</h4>");
        assertThat(page).contains("<th scope=\"row\" title=\"0\">0 (equal)</th><td>9</td>");
    }

    /** The policy names the hash of each script and of the style, and allows nothing else. */
    @Test
    void nothingIsAskedForAndNothingElseMayRun() throws Exception {
        String page = HtmlReport.write(Sabotage.noise(HOSTILE, 60));
        List<String> hashes = new ArrayList<>();
        Matcher sources = Pattern.compile("(?s)<(script|style)>(.*?)</\\1>").matcher(page);
        while (sources.find()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(sources.group(2).getBytes(StandardCharsets.UTF_8));
            hashes.add("&#39;sha256-" + Base64.getEncoder().encodeToString(digest) + "&#39;");
        }
        assertThat(hashes).hasSize(3);
        assertThat(page)
                .contains(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src "
                                + hashes.get(0) + "; script-src " + hashes.get(1) + " " + hashes.get(2)
                                + "; base-uri &#39;none&#39;; form-action &#39;none&#39;\">");
        assertThat(page).doesNotContainPattern("<[^>]*\\s(src|srcset|action|style|on\\w+)\\s*=");
        assertThat(page).doesNotContain("<link", "<iframe", "<object", "@import", "url(");
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(page).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("#"));
    }

    @Test
    void noNameCanBreakOutOfThePage() {
        String page = HtmlReport.write(Sabotage.noise(HOSTILE, 60));
        assertThat(page).doesNotContain("<script>alert", "<img", "\u202e", "\u2028");
        assertThat(Pattern.compile("</script>").matcher(page).results().count()).isEqualTo(3);
        assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "\\u003c/script\\u003e");
    }

    @Test
    void theDataHasEveryBit() throws IOException {
        ReportDocument document = Sabotage.noise("training.csv", 120);
        JsonNode data = data(HtmlReport.write(document));
        List<Series> all = document.findings().get(0).series();
        assertThat(data.path("series")).hasSameSizeAs(all);
        assertThat(data.path("times")).as("shared").hasSize(1);
        for (int i = 0; i < all.size(); i++) {
            Series series = all.get(i);
            JsonNode node = data.path("series").get(i);
            int bits = node.path("bits").asInt();
            assertThat(node.path("feature").asText()).isEqualTo(series.first().feature());
            assertThat(node.path("subject").asText()).isEqualTo("training.csv");
            assertThat(node.path("rows").asInt()).isEqualTo(120);
            assertThat(series.bar(node.path("first").asInt()))
                    .isEqualTo(series.first().bar());
            List<Double> times =
                    numbers(data.path("times").get(node.path("times").asInt()), 64);
            List<Double> expected = numbers(node.path("expected"), bits);
            List<Double> actual = numbers(node.path("actual"), bits);
            for (int k = 0; k < series.size(); k++) {
                assertThat(times.get(k).longValue()).isEqualTo(series.time(k));
                assertThat(expected.get(k)).isEqualTo(Double.valueOf(series.expected(k)));
                assertThat(actual.get(k)).isEqualTo(Double.valueOf(series.actual(k)));
            }
        }
    }

    @Test
    void thePageIsBoundedAndEachFeatureKeepsAPlot() throws IOException {
        List<Findings> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.addAll(Sabotage.noise("case " + i, 3_000).findings());
        }
        ReportDocument document = new ReportDocument("parity verify", many, List.of());
        String page = HtmlReport.write(document);
        assertThat(page.length()).isLessThan(15_000_000);
        assertThat(page).containsPattern("For want of room [0-9,]+ more series are not plotted");
        JsonNode data = data(page);
        for (Series series : many.get(0).series()) {
            assertThat(data.path("series"))
                    .anyMatch(node ->
                            node.path("feature").asText().equals(series.first().feature())
                                    && node.path("subject").asText().equals("case 0"));
        }
    }

    /** The library is the one that was published: {@code tools/update-uplot} fetched it. */
    @Test
    void theChartingLibraryIsTheOneThatWasChosen() {
        assertThat(Sha256.of(Resources.text("uplot.min.js")))
                .isEqualTo("19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f");
        assertThat(Sha256.of(Resources.text("uplot.min.css")))
                .isEqualTo("df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04");
        assertThat(Resources.text("uplot.license.txt")).startsWith("The MIT License (MIT)");
        assertThat(HtmlReport.write(Sabotage.plainMean("a", 30))).contains("Copyright (c) 2022 Leon Sorokin");
    }

    private static JsonNode data(String page) throws IOException {
        String begin = "<script type=\"application/json\" id=\"data\">";
        int from = page.indexOf(begin) + begin.length();
        return JsonMapper.builder().build().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    private static List<Double> numbers(JsonNode text, int bits) {
        ByteBuffer bytes =
                ByteBuffer.wrap(Base64.getDecoder().decode(text.asText())).order(ByteOrder.LITTLE_ENDIAN);
        List<Double> numbers = new ArrayList<>();
        while (bytes.hasRemaining()) {
            numbers.add(bits == 64 ? bytes.getDouble() : (double) bytes.getFloat());
        }
        return numbers;
    }
}
