// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static io.featureparity.gate.ExplainRuns.BUILT_IN;
import static io.featureparity.gate.ExplainRuns.EXPLANATION;
import static io.featureparity.gate.ExplainRuns.printed;
import static io.featureparity.gate.ExplainRuns.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed of how features are computed. */
class ContractExplainCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Path ours(ContractDocument document) throws IOException {
        return Files.writeString(folder.resolve("ours.json"), document.toJson());
    }

    @Test
    void aFeatureWithAllThatIsSaidOfIt() {
        assertThat(printed(BUILT_IN, "atr_pct")).isEqualTo("""
                        feature     atr_pct of usdcop-m5@1.0.0
                        kind        atr_percent: a calculation with a name, which stands for a formula
                        formula     fillna(ewm_mean(nanmax(high - low, abs(high - shift(close)), abs(low - shift(close))), alpha=1/10, adjust=False) / close, 0.0)
                        reads       high, low, close
                        undefined   0.0
                        normalised  z_score: less the mean, divided by the deviation, clipped to -5.0 to 5.0; its range is -5.0 to 5.0
                        warm-up     1 bar before the first at which every lag, window and average has a value, if nothing is absent
                        memory      174 bars until it has forgotten where its history began, as expected by clause D5
                        state       4 doubles (32 bytes), of which 1 double shared

                        graph, in the order in which it is computed
                        node  computes                                reads    state  needed by
                        #0    close                                                   log_ret_5m, log_ret_1h, log_ret_4h and 3 more
                        #1    shift(close)                            #0       1      log_ret_5m, rsi_9, atr_pct, adx_14
                        #28   high                                                    atr_pct, adx_14
                        #29   low                                                     atr_pct, adx_14
                        #30   high - low                              #28 #29         atr_pct, adx_14
                        #31   high - #1                               #1 #28          atr_pct, adx_14
                        #32   abs(#31)                                #31             atr_pct, adx_14
                        #33   low - #1                                #1 #29          atr_pct, adx_14
                        #34   abs(#33)                                #33             atr_pct, adx_14
                        #35   nanmax(#30, #32)                        #30 #32         atr_pct, adx_14
                        #36   nanmax(#30, #32, #34)                   #34 #35         atr_pct, adx_14
                        #37   ewm_mean(#36, alpha=0.1, adjust=False)  #36      3      atr_pct
                        #38   #37 / close                             #0 #37          atr_pct
                        #39   fillna(#38, 0)                          #38             atr_pct

                        shared with other features, and computed once
                        node  formula                                                                needed by
                        #1    shift(close)                                                           log_ret_5m, rsi_9, atr_pct, adx_14
                        #36   nanmax(high - low, abs(high - shift(close)), abs(low - shift(close)))  atr_pct, adx_14

                        pandas
                        """ + EXPLANATION.pandas("atr_pct"));
    }

    @Test
    void aContractWithAllOfItsFeatures() {
        assertThat(printed().lines())
                .containsSubsequence(
                        "contract    usdcop-m5@1.0.0",
                        "hash        " + EXPLANATION.contract().hash(),
                        "features    15, 13 of them computed from bars, in one graph of 126 nodes",
                        "state       308 doubles (2,464 bytes), beside the counters and last values of an engine",
                        "feature              kind             node  warm-up  memory  state  shared  normalised  undefined",
                        "5 adx_14             adx              #70   1        327     15     1       z_score     25.0",
                        "11 rate_spread       spread           #120  0        0       0      0       z_score     absent",
                        "13 position          position",
                        "rate_spread = 10.0 - treasury_10y",
                        "#120  10 - treasury_10y                         #119              rate_spread",
                        "shared by several features, and computed once",
                        "#36   nanmax(high - low, abs(high - shift(close)), abs(low - shift(close)))  atr_pct, adx_14",
                        "raw = pd.DataFrame(raw)");
        assertThat(printed(BUILT_IN)).isEqualTo(printed());
    }

    @Test
    void aStateFeatureIsSaidInWords() {
        assertThat(printed(BUILT_IN, "position")).isEqualTo("""
                        feature     position of usdcop-m5@1.0.0
                        kind        position: the position of the agent, clipped to -1.0 to 1.0 (clause D2). It is given with each observation and comes from no bar
                        in a model  its range is -1.0 to 1.0
                        """);
        assertThat(printed(BUILT_IN, "time_normalized", "--pandas"))
                .startsWith("# time_normalized: how far the session has gone at the time of the bar: 0 at 13:00")
                .hasLineCount(1);
    }

    @Test
    void aContractOfFormulasFromAFile() throws IOException {
        Path file = ours(ContractDocument.of("ours")
                .macro("dxy")
                .define("range_now", "high\n- low")
                .formula("range_share", "range_now / close\r\n * 2", 0.5)
                .formula("all_volume", "cumsum(volume)", null)
                .formula("clock", "minute_of_day / 60", null)
                .setInFeature("range_share", "/normalization", "none")
                .setInFeature("all_volume", "/normalization", "min_max"));
        assertThat(printed(file, "range_share").lines())
                .startsWith(
                        "feature     range_share of ours@1.0.0",
                        "kind        formula: a formula of the contract",
                        "formula     range_now / close * 2",
                        "with        range_now = high - low",
                        "reads       high, low, close",
                        "undefined   0.5",
                        "normalised  none: as it is, clipped to -5.0 to 5.0; its range is -5.0 to 5.0")
                .contains("state       0 doubles (0 bytes), none of it shared", "nothing");
        assertThat(printed(file, "all_volume").lines())
                .contains(
                        "undefined   absent",
                        "normalised  min_max: less the minimum, divided by the distance to the maximum, clipped to -5.0 to"
                                + " 5.0; its range is -5.0 to 5.0",
                        "memory      never forgets where its history began");
        assertThat(printed(file, "clock").lines()).contains("reads       the time of the bar alone");
        assertThat(printed(file).lines())
                .contains("1 all_volume   formula  #8    0        for ever  2      0       min_max     absent");
    }

    @Test
    void everyGoldenContractIsExplained() {
        for (FeatureContract contract : FeatureContract.builtIns()) {
            assertThat(printed(contract.id() + "@" + contract.version())).contains(contract.hash());
        }
        for (String file : List.of("gold-m5-2.1.0", "legacy-daily-change-1.0.0", "legacy-mean-seeded-1.0.0")) {
            assertThat(printed(GoldenData.path("contracts/" + file + ".json"))).contains("raw = pd.DataFrame(raw)");
        }
    }

    @Test
    void theCodeForPandasAlone() {
        assertThat(printed(BUILT_IN, "rsi_9", "--pandas")).isEqualTo(EXPLANATION.pandas("rsi_9"));
        assertThat(printed(BUILT_IN, "--pandas")).isEqualTo(EXPLANATION.pandas());
        assertThat(refused(BUILT_IN, "--pandas", "--json")).contains("mutually exclusive");
    }

    // ---- the drawing

    @Test
    void theGraphIsDrawnIntoAFile() throws IOException {
        Path svg = folder.resolve("graph.svg");
        assertThat(printed(BUILT_IN, "rsi_9", "--svg", svg)).isEqualTo(printed(BUILT_IN, "rsi_9"));
        assertThat(Files.readString(svg))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\"")
                .contains("<title>rsi_9 of usdcop-m5@1.0.0</title>")
                .endsWith("</svg>\n");
        printed("--svg", svg);
        assertThat(Files.readString(svg)).contains("<title>All features of usdcop-m5@1.0.0</title>");
    }

    @Test
    void aStateFeatureHasNoGraph() {
        Path svg = folder.resolve("graph.svg");
        assertThat(refused(BUILT_IN, "position", "--svg", svg))
                .isEqualTo("parity: FP-228 at --svg: must be a feature with a formula, or a contract with one, but was"
                        + " position of usdcop-m5@1.0.0, which has none\n");
        assertThat(svg).doesNotExist();
    }

    @Test
    void aGraphThatIsTooLargeIsNotDrawn() throws IOException {
        ContractDocument document = ContractDocument.of("ours");
        for (int i = 0; i < 200; i++) {
            StringBuilder formula = new StringBuilder("close");
            for (int k = 0; k < 8; k++) {
                formula.append(" + shift(open, ").append(i * 8 + k + 1).append(')');
            }
            document.formula("f" + i, formula.toString(), null);
        }
        Path file = ours(document);
        Path svg = folder.resolve("graph.svg");
        assertThat(refused(file, "--svg", svg))
                .startsWith(
                        "parity: FP-228 at --svg: must be small enough to be looked at: name a FEATURE to draw it alone,"
                                + " but was All features of ours@1.0.0, ");
        assertThat(printed(file, "f7", "--svg", svg)).contains("f7 of ours@1.0.0");
        assertThat(svg).exists();
    }

    @Test
    void theContractIsNotOverwritten() throws IOException {
        Path file = ours(ContractDocument.of("ours").formula("last", "close", null));
        assertThat(refused(file, "--svg", file)).startsWith("parity: FP-");
        assertThat(Files.readString(file)).startsWith("{");
    }

    // ---- names that are not there

    @Test
    void aNameThatIsNotThereIsSaidWithTheLikelyOne() {
        assertThat(refused(BUILT_IN, "rsi9"))
                .startsWith(
                        "parity: FP-210 at FEATURE: must be one of those of usdcop-m5@1.0.0 (hash cde7d95752fa05af):"
                                + " log_ret_5m, ")
                .endsWith("; did you mean 'rsi_9'?, but was rsi9\n");
        assertThat(refused(BUILT_IN, "nothing_like_it")).doesNotContain("did you mean");
        assertThat(refused("usdcop-m5@9.9.9")).startsWith("parity: FP-209 ");
        assertThat(refused(folder.resolve("none.json"))).startsWith("parity: FP-");
        Run run = new Run();
        assertThat(run.of("contract", "explian")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("did you mean 'explain'?");
        assertThat(refused(BUILT_IN, "rsi_9", "atr_pct")).contains("atr_pct");
    }
}
