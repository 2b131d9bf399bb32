// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.raw.NamedCalculation;
import io.featureparity.features.raw.RawFeatures;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.Diagnosis.Verdict;
import io.featureparity.parity.diagnosis.finding.Evidence;
import io.featureparity.testsupport.document.CalculationJson;
import io.featureparity.testsupport.document.ContractDocument;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section F, dialect by dialect: each is made of the text of a formula, and the answer names it. */
final class DialectsTest {

    private static final int BARS = 4_020;
    private static final SessionMarket MARKET = new SessionMarket(11, BARS);
    private static final Market KNOWN = MARKET.marketWithPublished(); // what is derived of its bars is derived once

    private static double[] formula(String text) {
        return MARKET.column(Formula.of(text, SessionMarket.CONTRACT.macroColumns()), List.of(), Double.NaN);
    }

    private static Diagnosis diagnose(String feature, double[] values, @Nullable NormStats stats) {
        return Diagnoser.of(KNOWN, stats).diagnose(new ClaimedColumn(feature, feature, MARKET.times(), values));
    }

    private static void assertFound(String feature, double[] values, String words) {
        Diagnosis found = diagnose(feature, values, null);
        assertThat(found.sentence()).contains(words);
        assertEqual(found);
    }

    /** A dialect, or several that are the same, equal in all rows. */
    static void assertEqual(Diagnosis found) {
        assertThat(found.verdict()).isIn(Verdict.DIALECT, Verdict.TIE);
        Evidence evidence = found.evidence();
        assertThat(evidence).isNotNull();
        assertThat(evidence.equal()).isEqualTo(evidence.rows());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rsi_9 | fillna(100 - 100 / (1 + rolling_mean(where(diff(close) > 0, diff(close), 0), 9) / (rolling_mean(where(diff(close) < 0, -diff(close), 0), 9) + 1e-10)), 50) | plain rolling mean of 9 with epsilon 1e-10 in the divisor (not Wilder's)
                    rsi_9 | fillna(100 - 100 / (1 + rolling_mean(where(diff(close) > 0, diff(close), 0), 14) / where(rolling_mean(where(diff(close) < 0, -diff(close), 0), 14) == 0, nan, rolling_mean(where(diff(close) < 0, -diff(close), 0), 14))), 50) | plain rolling mean of 14 with a length of 14 bars
                    rsi_9 | 100 - 100 / (1 + ewm_mean(where(diff(close) > 0, diff(close), 0), alpha=1/9) / ewm_mean(where(diff(close) < 0, -diff(close), 0), alpha=1/9)) | adjusted weights (adjust=True)
                    rsi_9 | 100 - 100 / (1 + ewm_mean(where(diff(close) > 0, diff(close), 0), alpha=1/9, min_periods=9) / ewm_mean(where(diff(close) < 0, -diff(close), 0), alpha=1/9, min_periods=9)) | adjusted weights and no value before the first 9
                    rsi_9 | 100 - 100 / (1 + ewm_mean(where(diff(close) > 0, diff(close), 0), span=9, adjust=False) / ewm_mean(where(diff(close) < 0, -diff(close), 0), span=9, adjust=False)) | EMA with span 9
                    rsi_9 | fillna(1 - 1 / (1 + ewm_mean(where(diff(close) > 0, diff(close), 0), alpha=1/9, adjust=False) / where(ewm_mean(where(diff(close) < 0, -diff(close), 0), alpha=1/9, adjust=False) == 0, nan, ewm_mean(where(diff(close) < 0, -diff(close), 0), alpha=1/9, adjust=False))), 0.5) | a scale of 0 to 1
                    atr_pct | fillna(100 * ewm_mean(nanmax(high - low, abs(high - shift(close)), abs(low - shift(close))), alpha=1/10, adjust=False) / close, 0) | percent
                    log_ret_5m | fillna(clip(log(close / shift(close)), -0.0007, 0.0007), 0) | a clip to +-0.0007
                    log_ret_5m | fillna(log(close) - log(shift(close)), 0) | difference of logarithms
                    log_ret_1h | fillna(pct_change(close, 12), 0) | value / previous - 1 (pct_change)
                    dxy_z | fillna(clip((dxy - 103) / 5, -4, 4), 0) | a fixed mean of 103 and a deviation of 5
                    dxy_z | fillna(clip((dxy - rolling_mean(dxy, 60, min_periods=1)) / where(rolling_std(dxy, 60, min_periods=1, ddof=0) == 0, nan, rolling_std(dxy, 60, min_periods=1, ddof=0)), -3, 3), 0) | population deviation (ddof=0)
                    dxy_z | fillna(clip((dxy - rolling_mean(dxy, 50, min_periods=10)) / (rolling_std(dxy, 50, min_periods=10) + 1e-10), -4, 4), 0) | a length of 50 bars
                    vix_z | fillna(clip((vix - rolling_mean(vix, 252, min_periods=1)) / where(rolling_std(vix, 252, min_periods=1) == 0, nan, rolling_std(vix, 252, min_periods=1)), -3, 3), 0) | a length of 252 bars
                    dxy_change_1d | fillna(dxy / shift(dxy) - 1, 0) | value / previous - 1 (pct_change)
                    dxy_change_1d | fillna(diff(dxy, 288) / shift(dxy, 288), 0) | a change over 288 bars
                    dxy_change_1d | fillna(diff(dxy, 60) / shift(dxy, 60), 0) | a change over 60 bars
                    dxy_change_1d | fillna(log(dxy / shift(dxy, 12)), 0) | logarithm of the quotient with a change over 12 bars
                    brent_change_1d | clip(fillna(diff(brent) / shift(brent), 0), -0.01, 0.01) | a clip to +-0.01
                    rate_spread | (10 - treasury_10y - 7.03) / 1.41 | a mean of 7.03 and a deviation of 1.41
                    rate_spread | usdmxn - treasury_10y | usdmxn in place of the constant
                    time_normalized | clip((minute_of_day - 780) / 240, 0, 1) | a session from 13:00, 240 minutes long
                    time_normalized | clip((minute_of_day + 60 - 780) / 295, 0, 1) | a clock of UTC+1
                    """)
    void F_aColumnOfAKnownFormulaIsNamed(String feature, String text, String words) {
        assertFound(feature, formula(text), words);
    }

    @Test
    void F_theColumnOfAnotherFeatureIsNamed() {
        assertFound("rsi_9", MARKET.contract("adx_14"), "the column of adx_14");
    }

    // ---- what no formula says

    @Test
    void F_rowsThatStandTooLateAreNamed() {
        double[] values = MARKET.contract("rsi_9");
        double[] late = new double[BARS];
        Arrays.fill(late, 0, 3, Double.NaN);
        System.arraycopy(values, 0, late, 3, BARS - 3);
        assertFound("rsi_9", late, "rows 3 bars late");
    }

    @Test
    void F_aHistoryThatBeginsAnewIsNamedWithItsLength() {
        double[] values = new double[BARS];
        RawFeatures rsi = SessionMarket.compiled(NamedCalculation.of(SessionMarket.CONTRACT.feature("rsi_9")));
        for (int row = 0; row < BARS; row++) {
            int from = Math.max(0, row - 49);
            double[] some = SessionMarket.column(rsi, MARKET.bars().rows(from, row + 1));
            values[row] = some[some.length - 1];
        }
        assertFound("rsi_9", values, "the last 50 bars alone as history");
    }

    @Test
    void F_theSameDaysMacroValueIsNamed() {
        double[] values = new double[BARS];
        int column = SessionMarket.CONTRACT.macroColumns().indexOf("treasury_10y");
        for (int row = 0; row < BARS; row++) {
            values[row] = row + 60 < BARS ? 10.0 - MARKET.bars().macro(column, row + 60) : Double.NaN;
        }
        assertFound("rate_spread", values, "before it was published");
    }

    @Test
    void F_aWindowOfDaysIsNamed() {
        int days = BARS / 60;
        double[] values = new double[BARS];
        int column = SessionMarket.CONTRACT.macroColumns().indexOf("dxy");
        for (int row = 0; row < BARS; row++) {
            int day = Math.min(row / 60, days);
            double now = MARKET.bars().macro(column, row);
            double before = day < 5 ? Double.NaN : MARKET.bars().macro(column, (day - 5) * 60);
            values[row] = Double.isNaN(before) ? 0 : (now - before) / before;
        }
        Diagnosis found = diagnose("dxy_change_1d", values, null);
        assertThat(found.sentence()).containsAnyOf("a change over 5 sessions", "a change over 300 bars", "over 5 bars");
        assertThat(found.verdict()).isIn(Verdict.DIALECT, Verdict.TIE);
    }

    @Test
    void F_aDailyChangeCountsTheDaysOfTheSession() {
        FeatureContract contract = FeatureContract.parse(
                "zoned",
                ContractDocument.builtIn("1.0.0")
                        .set("/session/start", "17:00")
                        .set("/session/end", "21:55")
                        .set("/session/zone", "America/New_York")
                        .replaceCalculations(
                                "change", CalculationJson.of("daily_change").with("clip", null))
                        .toJson());
        BarColumns bars = MARKET.later(9 * 3_600_000L, contract);
        NamedCalculation calculation = NamedCalculation.of(contract.feature("dxy_change_1d"));
        double[] values = SessionMarket.column(
                RawFeatures.of(
                        contract.macroColumns(),
                        List.of(calculation),
                        contract.session().clock()),
                bars);
        long[] times = IntStream.range(0, bars.size()).mapToLong(bars::time).toArray();
        Diagnosis found = Diagnoser.of(Market.of(contract, bars), null)
                .diagnose(new ClaimedColumn("mine", "dxy_change_1d", times, values));
        assertThat(found.verdict()).as(found.sentence()).isEqualTo(Verdict.CONTRACT);
        assertThat(found.sentence()).contains("100 % of ");
    }

    @Test
    void F_progressThroughAnEpisodeIsNamed() {
        double[] values = new double[BARS];
        for (int row = 0; row < BARS; row++) {
            values[row] = row % 1_200 / 1_199.0;
        }
        assertFound("time_normalized", values, "progress through an episode of 1200 bars, each 1/1199");
    }

    // ---- normalised

    private static NormStats stats() {
        Map<String, FeatureStatistics> statistics = new HashMap<>();
        for (String name : SessionMarket.CONTRACT.featuresWithStatistics()) {
            double[] values = MARKET.contract(name);
            double mean = Arrays.stream(values).average().orElse(0);
            double variance = Arrays.stream(values)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElse(1);
            statistics.put(name, new FeatureStatistics(mean, Math.sqrt(variance)));
        }
        return NormStats.of("test", statistics);
    }

    private static DoubleUnaryOperator score(FeatureStatistics its) {
        return x -> (float) Math.max(-5, Math.min(5, (x - its.mean()) / its.std()));
    }

    @Test
    void D1_whatTheStatisticsMakeOfTheContractIsTheContract() {
        NormStats stats = stats();
        for (String name : SessionMarket.CONTRACT.featuresWithStatistics()) {
            DoubleUnaryOperator score = score(stats.statistics(name));
            Diagnosis found = diagnose(
                    name, Arrays.stream(MARKET.contract(name)).map(score).toArray(), stats);
            assertThat(found.verdict()).as(found.sentence()).isEqualTo(Verdict.CONTRACT);
            assertThat(found.stage()).isEqualTo(Stage.NORMALIZED);
        }
    }

    @Test
    void F_normalisedTwiceIsNamed() {
        NormStats stats = stats();
        DoubleUnaryOperator score = score(stats.statistics("adx_14"));
        double[] twice =
                Arrays.stream(MARKET.contract("adx_14")).map(score).map(score).toArray();
        assertThat(diagnose("adx_14", twice, stats).sentence()).contains("normalisation done twice");
    }

    @Test
    void F_nothingElseIsNamedWhereFloatsCanBeReadAsDecimals() {
        FeatureStatistics statistics = new FeatureStatistics(50.18886660510085, 14.678089073979876);
        Map<String, FeatureStatistics> all = new HashMap<>();
        SessionMarket.CONTRACT.featuresWithStatistics().forEach(name -> all.put(name, statistics));
        DoubleUnaryOperator score = score(statistics);
        double[] twice =
                Arrays.stream(MARKET.contract("rsi_9")).map(score).map(score).toArray();
        assertThat(diagnose("rsi_9", twice, NormStats.of("test", all)).sentence())
                .startsWith("rsi_9: normalisation done twice (not once); 100 % of ");
    }

    @Test
    void F_otherStatisticsAreNamedWithTheirNumbers() {
        double[] other = Arrays.stream(MARKET.contract("rsi_9"))
                .map(score(new FeatureStatistics(48.5, 23.9)))
                .toArray();
        Diagnosis found = diagnose("rsi_9", other, stats());
        assertThat(found.sentence()).contains("a mean of 48.5 and a deviation of 23.9");
        assertThat(found.stage()).isEqualTo(Stage.NORMALIZED);
    }
}
