// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.json.Sha256;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.testsupport.document.ContractDocument;
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

    /** Each piece stands behind the one before. AssertJ's own comparison takes seconds for a page of this length. */
    private static void assertInOrder(String page, List<String> pieces) {
        int from = 0;
        for (String piece : pieces) {
            int at = page.indexOf(piece, from);
            assertThat(at).as("%s, after offset %d", piece, from).isNotNegative();
            from = at + piece.length();
        }
    }

    @Test
    void theVerdictComesFirstThenFeaturesPlotsCasesAndProvenance() {
        String page = Sabotage.page(Sabotage.cases(4, 60));
        List<String> order = List.of(
                "\u2715</span> Divergence</h1>",
                "First divergence: <strong>",
                "<h2>Features</h2>",
                "<h2>How they diverge</h2>",
                "<h2>Cases</h2>",
                "Hashes, versions and provenance</h2>");
        assertInOrder(page, order);
        assertThat(page).contains("contract usdcop-m5@1.0.0</h3>", "<dt>order hash</dt>", "<dt>file hash</dt>");
        assertThat(page)
                .contains("<option value=\"0\" data-note=\"All 60 bars are here, exactly.\">raw, case-0</option>");
    }

    @Test
    void parityHasNoPlotsAndNoScriptButTheOneThatCopiesHashes() {
        String page = Sabotage.page(Sabotage.parity(60));
        assertThat(page)
                .contains("\u2713</span> Parity</h1>")
                .doesNotContain("How they diverge", "uPlot", "id=\"data\"");
        assertThat(page).containsOnlyOnce("<script>").contains(Resources.text("copy.js"));
        ReportDocument withoutHashes =
                new ReportDocument("parity check", Sabotage.parity(60).findings(), List.of());
        assertThat(Sabotage.page(withoutHashes)).doesNotContain("<script", "script-src");
    }

    @Test
    void everyHashHasAButtonThatAScriptHasToShow() {
        String page = Sabotage.page(Sabotage.parity(60));
        String hash = FeatureContract.builtIn("usdcop-m5", "1.0.0").hash();
        assertThat(page)
                .contains("<dt>hash</dt><dd><code>" + hash + "</code><button type=\"button\" class=\"copy\""
                        + " aria-label=\"Copy the hash of contract usdcop-m5@1.0.0\" hidden>Copy</button></dd>");
        assertThat(page)
                .contains(
                        "\"Copy the order hash of contract usdcop-m5@1.0.0\"",
                        "\"Copy the hash of normalisation statistics\"",
                        "\"Copy the file hash of normalisation statistics\"");
        assertThat(page).contains("<dt>version</dt><dd><code>1.2.3</code></dd>");
    }

    @Test
    void theFirstNumericDivergenceStandsBesideTheFirstOfAll() {
        String page = Sabotage.page(Sabotage.late("training.csv", 60));
        assertInOrder(
                page,
                List.of(
                        "First divergence: <strong>rsi_9</strong> (raw) in <strong>training.csv</strong>, bar 0, ",
                        "<dt>apart</dt><dd>one side is absent</dd>",
                        "First numeric divergence: <strong>rsi_9</strong> (raw) in <strong>training.csv</strong>, bar 20, ",
                        "<dt>apart</dt>",
                        "<dt>absolute error</dt>",
                        "<dt>relative error</dt>",
                        "<dt>shift, normalised</dt>",
                        "<span class=\"place\">training.csv, bar 0</span>",
                        "<span class=\"place\">training.csv, bar 20</span>"));
        assertThat(Sabotage.page(Sabotage.plainMean("training.csv", 60)))
                .contains("It is the first divergence of two numbers, too.", "<td class=\"first\">the same</td>");
        assertThat(Sabotage.page(Sabotage.late("training.csv", 20)))
                .contains("No two numbers diverge: one side is absent each time.")
                .contains("<td class=\"first\">none: one side is absent each time</td>");
    }

    /** Bars 9 to 59 of a session from 13:00 on diverge. */
    @Test
    void eachDivergingLineHasItsSharesByHourAndByDay() {
        String page = Sabotage.page(Sabotage.plainMean("training.csv", 120));
        assertInOrder(
                page,
                List.of(
                        "<h4>By hour (UTC), raw</h4>",
                        "<th scope=\"row\">13:00</th><td>24</td><td>15</td><td>62.5 %</td>",
                        "<th scope=\"row\">17:00</th><td>24</td><td>24</td><td>100.0 %</td>",
                        "<h4>By weekday (UTC), raw</h4>",
                        "<th scope=\"row\">Tuesday</th><td>60</td><td>51</td><td>85.0 %</td>",
                        "<h4>By day (UTC), raw</h4>",
                        "<th scope=\"row\">2024-01-02</th><td>60</td><td>51</td><td>85.0 %</td>",
                        "<th scope=\"row\">2024-01-03</th><td>60</td><td>60</td><td>100.0 %</td>"));
        assertThat(Sabotage.page(Sabotage.plainMean("training.csv", 370 * 60)))
                .contains(
                        "<h4>By 7 days from (UTC), raw</h4>",
                        "<th scope=\"row\">2024-01-01</th><td>240</td><td>231</td><td>96.3 %</td>");
    }

    @Test
    void aFeaturesLineHasItsCountsDistancesAndFirstDivergence() {
        String page = Sabotage.page(Sabotage.plainMean("training.csv", 60));
        assertThat(page)
                .containsPattern(
                        "<tr class=\"bad\"><th scope=\"row\"><a href=\"#feature-0\">rsi_9</a></th>"
                                + "<td>raw</td><td class=\"word\"><span aria-hidden=\"true\">\u2715</span> diverges</td>"
                                + "<td class=\"number\">60</td><td class=\"number\">51</td>"
                                + "<td class=\"number\" title=\"[0-9,]+\">[^<]+</td>"
                                + "<td class=\"number\" title=\"from [0-9,]+ to [0-9,]+\">\u2248 [^<]+</td>"
                                + "(<td class=\"number\" title=\"[0-9.E-]+\">[^<]+</td>){3}"
                                + "<td class=\"first\"><span class=\"place\">training.csv, bar 9</span> <time>2024-01-02T13:45:00Z</time>");
        assertThat(page)
                .containsPattern("<td>raw</td><td class=\"word\"><span aria-hidden=\"true\">\u2713</span> equal</td>");
        assertThat(page).contains("<article id=\"feature-0\"><h3>rsi_9</h3>", "<h4>Distances, raw</h4>");
        assertThat(page).contains("<th scope=\"row\" title=\"0\">0 (equal)</th><td>9</td>");
    }

    /** The policy names the hash of each script and of the style, and allows nothing else. */
    @Test
    void nothingIsAskedForAndNothingElseMayRun() throws Exception {
        String page = Sabotage.page(Sabotage.noise(HOSTILE, 60));
        List<String> hashes = new ArrayList<>();
        Matcher sources = Pattern.compile("(?s)<(script|style)>(.*?)</\\1>").matcher(page);
        while (sources.find()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(sources.group(2).getBytes(StandardCharsets.UTF_8));
            hashes.add("&#39;sha256-" + Base64.getEncoder().encodeToString(digest) + "&#39;");
        }
        assertThat(hashes).hasSize(4);
        assertThat(page)
                .contains(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src "
                                + hashes.get(0) + "; script-src " + hashes.get(1) + " " + hashes.get(2) + " "
                                + hashes.get(3)
                                + "; base-uri &#39;none&#39;; form-action &#39;none&#39;\">");
        assertThat(page).doesNotContainPattern("<[^>]*\\s(src|srcset|action|style|on\\w+)\\s*=");
        assertThat(page).doesNotContain("<link", "<iframe", "<object", "@import", "url(");
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(page).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("#"));
    }

    @Test
    void noNameCanBreakOutOfThePage() {
        String page = Sabotage.page(Sabotage.noise(HOSTILE, 60));
        assertThat(page).doesNotContain("<script>alert", "<img", "\u202e", "\u2028");
        assertThat(Pattern.compile("</script>").matcher(page).results().count()).isEqualTo(4);
        assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "\\u003c/script\\u003e");
    }

    /** Every feature diverges at two stages, over twelve years. */
    @Test
    void theSharesOfALongHistoryAreBoundedToo() {
        String page = Sabotage.page(Sabotage.noise("training.csv", 60 * 260 * 12));
        assertThat(page.length()).isLessThan(15_000_000);
        assertThat(page).contains("<h4>By 112 days from (UTC), raw</h4>");
    }

    @Test
    void howEachComparedFeatureIsComputedIsFoldedBehindThePlotsAndBeginsWithWhatDiverges() {
        String page = HtmlReport.write(Sabotage.plainMean("training.csv", 60), List.of(Sabotage.CONTRACT));
        assertInOrder(
                page,
                List.of(
                        "<h2>How they diverge</h2>",
                        "<section id=\"computed\"><h2>How each feature is computed</h2>",
                        "<details class=\"case\"><summary><strong>rsi_9</strong> <span class=\"counts\">rsi, in"
                                + " usdcop-m5@1.0.0</span></summary>",
                        "rsi_9 = fillna(100 - 100 / (1 + ewm_mean(where(rsi_9_move &gt; 0, rsi_9_move, 0),",
                        "    rsi_9_move = diff(close)\n",
                        "<dt>warm-up</dt><dd>1 bar before the first",
                        "<dt>memory</dt><dd>156 bars until it has forgotten",
                        "<dt>state</dt><dd>7 doubles (56 bytes), of which 1 double shared</dd>",
                        "class=\"graph\" role=\"img\"",
                        "<title>Graph of rsi_9</title>",
                        "<summary>The same in pandas</summary>",
                        "raw[&quot;rsi_9&quot;] = ",
                        "<summary><strong>log_ret_5m</strong>"));
        assertThat(page).doesNotContain("<details open", "style=\"");
        assertThat(Pattern.compile("class=\"graph\"").matcher(page).results()).hasSize(13);
    }

    @Test
    void aFeatureThatContractsComputeInTheSameWayStandsThereOnce() {
        FeatureContract later = FeatureContract.builtIn("usdcop-m5", "1.1.0");
        String page = HtmlReport.write(Sabotage.parity(60), List.of(Sabotage.CONTRACT, later, Sabotage.CONTRACT));
        assertThat(page)
                .containsOnlyOnce("<strong>rsi_9</strong> <span class=\"counts\">rsi, in usdcop-m5@1.0.0 and 1 other");
    }

    /** Drawings of a megabyte each would be larger than all else. */
    @Test
    void graphsAreBoundedTogether() {
        ContractDocument document = ContractDocument.of("large");
        for (int i = 0; i < 12; i++) {
            StringBuilder least = new StringBuilder("min(close");
            for (int k = 1; k < 100; k++) {
                least.append(",shift(close,").append(i * 100 + k + 1).append(')');
            }
            document.define("d" + i, least + ")");
        }
        String formula = "d0+d1+d2+d3+d4+d5+d6+d7+d8+d9+d10+d11";
        for (FeatureSpec feature : Sabotage.CONTRACT.marketFeatures()) {
            document.formula(feature.name(), formula + "+" + feature.index(), null);
        }
        FeatureContract large = FeatureContract.parse("large", document.toJson());
        String page = HtmlReport.write(Sabotage.parity(60), List.of(large));
        long drawn = Pattern.compile("class=\"graph\"").matcher(page).results().count();
        long without = Pattern.compile("There is no room for its graph here")
                .matcher(page)
                .results()
                .count();
        assertThat(drawn).isPositive();
        assertThat(without).isPositive().isEqualTo(13 - drawn);
        assertThat(page.length()).isLessThan(ComputationSection.MOST_LETTERS + 1_000_000);
    }

    /** The library is the one that was published: {@code tools/update-uplot} fetched it. */
    @Test
    void theChartingLibraryIsTheOneThatWasChosen() {
        assertThat(Sha256.of(Resources.text("uplot.min.js")))
                .isEqualTo("19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f");
        assertThat(Sha256.of(Resources.text("uplot.min.css")))
                .isEqualTo("df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04");
        assertThat(Resources.text("uplot.license.txt")).startsWith("The MIT License (MIT)");
        assertThat(Sabotage.page(Sabotage.plainMean("a", 30))).contains("Copyright (c) 2022 Leon Sorokin");
    }
}
