// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.TestContracts;
import io.featureparity.features.explanation.FeatureExplanation.Computation;
import io.featureparity.testsupport.document.CalculationJson;
import io.featureparity.testsupport.document.ContractDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is said of contracts: exact facts of the built-in one, and rules that hold for any. */
class ContractExplanationTest {

    private static final ContractExplanation BUILT_IN = ContractExplanation.of(TestContracts.usdcop());

    private static Computation computation(ContractExplanation explanation, String feature) {
        return Objects.requireNonNull(explanation.feature(feature).computation());
    }

    private static String operation(ContractExplanation explanation, int node) {
        return explanation.nodes().get(node).operation();
    }

    @Test
    void aKindIsShownAsTheFormulaThatItStandsFor() {
        FeatureExplanation rsi = BUILT_IN.feature("rsi_9");
        Computation computation = computation(BUILT_IN, "rsi_9");
        assertThat(rsi.kind()).isEqualTo("rsi");
        assertThat(computation.formula())
                .isEqualTo("fillna(100 - 100 / (1 + ewm_mean(where(rsi_9_move > 0, rsi_9_move, 0), alpha=1/9,"
                        + " adjust=False) / where(rsi_9_losses == 0, nan, rsi_9_losses)), 50.0)");
        assertThat(computation.definitions())
                .containsExactly(
                        Map.entry("rsi_9_move", "diff(close)"),
                        Map.entry(
                                "rsi_9_losses",
                                "ewm_mean(where(rsi_9_move < 0, -rsi_9_move, 0), alpha=1/9, adjust=False)"));
        assertThat(computation.nodes().stream().map(node -> operation(BUILT_IN, node)))
                .containsExactly(
                        "close",
                        "shift(close)",
                        "diff(close)",
                        "#13 < 0",
                        "-#13",
                        "where(#14, #15, 0)",
                        "ewm_mean(#16, alpha=1/9, adjust=False)",
                        "#13 > 0",
                        "where(#18, #13, 0)",
                        "ewm_mean(#19, alpha=1/9, adjust=False)",
                        "#17 == 0",
                        "where(#21, nan, #17)",
                        "#20 / #22",
                        "1 + #23",
                        "100 / #24",
                        "100 - #25",
                        "fillna(#26, 50)");
        assertThat(computation.node()).isEqualTo(27);
        assertThat(computation.state()).isEqualTo(7);
        assertThat(computation.sharedState()).isEqualTo(1);
        assertThat(computation.warmUpBars()).isEqualTo(1);
        assertThat(computation.memoryBars()).isEqualTo(156);
    }

    @Test
    void theTrueRangeIsComputedOnceForBothOfItsFeatures() {
        List<SharedPart> shared = computation(BUILT_IN, "adx_14").shared();
        assertThat(shared)
                .containsExactly(
                        new SharedPart(1, "shift(close)", List.of("log_ret_5m", "rsi_9", "atr_pct", "adx_14")),
                        new SharedPart(
                                36,
                                "nanmax(high - low, abs(high - shift(close)), abs(low - shift(close)))",
                                List.of("atr_pct", "adx_14")));
        assertThat(computation(BUILT_IN, "dxy_z").shared()).isEmpty();
    }

    @Test
    void aWindowIsMovedOnceForItsMeanAndItsDeviation() {
        assertThat(computation(BUILT_IN, "dxy_z").nodes().stream()
                        .map(BUILT_IN.nodes()::get)
                        .filter(node -> node.state() > 0))
                .extracting(GraphNode::operation, GraphNode::state)
                .containsExactly(
                        tuple("shift(dxy, 60)", 61),
                        tuple("mean and deviations of dxy over 60 bars", 5),
                        tuple("sum of dxy over 60 bars", 7));
        assertThat(BUILT_IN.nodes()).extracting(GraphNode::operation).contains("rolling_std(dxy, 60, min_periods=1)");
    }

    @Test
    void D2_D3_stateFeaturesAreSaidInWords() {
        assertThat(BUILT_IN.feature("position").computation()).isNull();
        assertThat(BUILT_IN.feature("position").words())
                .isEqualTo("the position of the agent, clipped to -1.0 to 1.0 (clause D2). It is given with each"
                        + " observation and comes from no bar");
        assertThat(BUILT_IN.feature("time_normalized").words())
                .isEqualTo("how far the session has gone at the time of the bar: 0 at 13:00, 1 at 17:55 and outside of"
                        + " the session, in UTC (clause D3). It is computed when an observation is made and comes from"
                        + " no price");
        assertThat(BUILT_IN.pandas("position")).isEmpty();
        assertThat(BUILT_IN.boxes("position")).isEmpty();
    }

    @Test
    void aFeatureThatIsNotThereIsRefused() {
        assertThat(refusal(InputException.class, () -> BUILT_IN.feature("rsi_8"))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_FEATURE);
    }

    // ---- formulas of the contract

    private static ContractExplanation ours(Map<String, String> define, Map<String, String> formulas) {
        ContractDocument document = ContractDocument.of("ours").macro("dxy", "vix");
        formulas.forEach((name, text) -> document.formula(name, text, name.equals("filled") ? 7.5 : null));
        define.forEach(document::define);
        return ContractExplanation.of(FeatureContract.parse("ours", document.toJson()));
    }

    @Test
    void definitionsAreThoseThatAreUsedAsTheyAreWritten() {
        Map<String, String> define = new LinkedHashMap<>();
        define.put("share", "true_range / close");
        define.put("unused", "open");
        define.put("true_range", "high-low");
        ContractExplanation ours = ours(define, Map.of("filled", "share\n*2"));
        Computation computation = computation(ours, "filled");
        assertThat(computation.formula()).isEqualTo("share\n*2");
        assertThat(List.copyOf(computation.definitions().entrySet()))
                .containsExactly(Map.entry("true_range", "high-low"), Map.entry("share", "true_range / close"));
        assertThat(ours.feature("filled").kind()).isEqualTo("formula");
        assertThat(ours.nodes())
                .extracting(GraphNode::operation)
                .containsExactly("high", "low", "high - low", "close", "#2 / close", "#4 * 2", "fillna(#5, 7.5)");
        assertThat(ours.boxes("filled"))
                .extracting(GraphBox::text)
                .containsExactly("high", "low", "close", "fillna(((high - low) / close) * 2, 7.5)");
    }

    @Test
    void whatIsReadFromTheClockIsAColumn() {
        ContractExplanation ours = ours(
                Map.of("open_at", "13 * 60"),
                Map.of("since_open", "where(day_of_week > 4, nan, minute_of_day - open_at)"));
        assertThat(ours.nodes())
                .extracting(GraphNode::operation)
                .containsExactly(
                        "day_of_week",
                        "day_of_week > 4",
                        "minute_of_day",
                        "minute_of_day - (13 * 60)",
                        "where(#1, nan, #3)");
        assertThat(ours.feature("since_open").feature().inputs()).isEmpty();
        assertThat(computation(ours, "since_open").state()).isZero();
    }

    @Test
    void aConstantAndAColumnMayBeWholeFeatures() {
        Map<String, String> formulas = new LinkedHashMap<>();
        formulas.put("five", "2 + 3");
        formulas.put("last", "close");
        formulas.put("more", "close + 5");
        ContractExplanation ours = ours(Map.of(), formulas);
        assertThat(ours.nodes()).extracting(GraphNode::operation).containsExactly("5", "close", "close + 5");
        assertThat(ours.features().subList(0, 3))
                .allSatisfy(feature -> assertThat(
                                Objects.requireNonNull(feature.computation()).shared())
                        .isEmpty());
        assertThat(ours.boxes())
                .extracting(GraphBox::outputs)
                .containsExactly(List.of("five"), List.of("last"), List.of("more"));
    }

    @Test
    void D5_whatNeverForgetsIsSaidToNeverForget() {
        Map<String, String> formulas = new LinkedHashMap<>();
        formulas.put("all", "cumsum(volume)");
        formulas.put("some", "rolling_mean(shift(close, 3), 10, min_periods=4)");
        ContractExplanation ours = ours(Map.of(), formulas);
        assertThat(computation(ours, "all").forgets()).isFalse();
        assertThat(computation(ours, "some").forgets()).isTrue();
        assertThat(computation(ours, "some").memoryBars()).isEqualTo(13);
        assertThat(computation(ours, "some").warmUpBars()).isEqualTo(6);
    }

    /** A contract without formulas may have a macro column of any name. */
    @Test
    void columnsMayBeCalledAsTheLanguageCallsSomethingElse() {
        ContractDocument document = ContractDocument.of("ours").macro("day", "min", "lambda", "score_deviation");
        document.feature("spread_day", CalculationJson.of("spread").with("minuend", 10.0), null, "day")
                .feature("spread_min", CalculationJson.of("spread").with("minuend", 10.0), null, "min")
                .feature("spread_lambda", CalculationJson.of("spread").with("minuend", 10.0), null, "lambda")
                .feature("score", CalculationJson.rollingZScore(60), 0.0, "score_deviation");
        ContractExplanation ours = ContractExplanation.of(FeatureContract.parse("ours", document.toJson()));
        assertThat(computation(ours, "spread_day").formula()).isEqualTo("10.0 - column_day");
        assertThat(computation(ours, "spread_day").definitions())
                .containsExactly(Map.entry("column_day", "the column day"));
        assertThat(ours.nodes())
                .extracting(GraphNode::operation)
                .contains("day", "10 - day", "rolling_std(score_deviation, 60, min_periods=1)");
        assertThat(ours.pandas())
                .contains("10 - bars[\"day\"]", "10 - bars[\"min\"]", "10 - bars[\"lambda\"]")
                .contains("bars[\"score_deviation\"].rolling(60, min_periods=1).std()");
    }

    // ---- any contract

    /** Section F. */
    @Test
    void aDailyChangeCountsTheDaysOfTheSession() {
        ContractExplanation every = ContractExplanation.of(TestContracts.everyCalculation());
        assertThat(computation(every, "usdmxn_change_day").nodes().stream().map(node -> operation(every, node)))
                .contains("session_day", "session_day != #" + number(every, "shift(session_day)"));
    }

    private static int number(ContractExplanation explanation, String operation) {
        return explanation.nodes().stream()
                .filter(node -> node.operation().equals(operation))
                .findFirst()
                .orElseThrow()
                .number();
    }

    /** As large as a contract may be. */
    @Test
    void largeContractsAreExplained() {
        Map<String, String> define = new LinkedHashMap<>();
        String last = "close";
        for (int i = 0; i < 100; i++) {
            define.put("d" + i, "(".repeat(30) + last + " + open)".repeat(30));
            last = "d" + i;
        }
        Map<String, String> formulas = new LinkedHashMap<>();
        for (int i = 0; i < 256; i++) {
            formulas.put("f" + i, "d" + i % 100 + " + shift(close, " + (i + 1) + ") * 2 - " + i);
        }
        ContractExplanation ours = ours(define, formulas);
        assertThat(ours.nodes()).hasSizeGreaterThan(3_000);
        assertThat(new ArrayList<>(computation(ours, "f99").definitions().keySet()))
                .hasSize(100);
        assertThat(ours.pandas()).contains("raw[\"f255\"] = ");
    }
}
