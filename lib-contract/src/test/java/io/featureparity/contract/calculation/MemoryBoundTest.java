// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryBoundTest {

    private static final double NO_CLIP = Double.POSITIVE_INFINITY;

    /** 25 ln 2 is 17.3287: a seed weighs half a unit in the last place of a float after so many times the mean age. */
    @ParameterizedTest
    @CsvSource({"WILDER, 10, 174", "WILDER_MEAN_SEEDED, 10, 184", "EXPONENTIAL, 10, 96", "MEAN, 10, 10", "MEAN, 1, 1"})
    void D5_anAverageForgetsByItsOwnWeights(Smoothing smoothing, int n, int bars) {
        assertThat(new Rsi(n, smoothing, 0, FirstChange.ZERO, Rsi.NoLoss.DIVIDE).memoryBars(5))
                .isEqualTo(bars);
        assertThat(new AtrPercent(n, smoothing, 0, FirstChange.ABSENT, 100).memoryBars(5))
                .isEqualTo(bars);
        assertThat(new Adx(n, smoothing, 0, FirstChange.ABSENT, Adx.Output.DX).memoryBars(5))
                .isEqualTo(bars);
    }

    /** 6 more of them for an average of averages, by the clause. */
    @ParameterizedTest
    @CsvSource({"WILDER, 14, 327", "WILDER_MEAN_SEEDED, 14, 355", "EXPONENTIAL, 14, 175", "MEAN, 14, 27", "MEAN, 1, 1"})
    void D5_anAverageOverAveragesForgetsLater(Smoothing smoothing, int n, int bars) {
        assertThat(new Adx(n, smoothing, 0, FirstChange.ZERO, Adx.Output.ADX).memoryBars(5))
                .isEqualTo(bars);
    }

    @ParameterizedTest
    @CsvSource({"5, 576", "7, 412", "1440, 2"})
    void D5_aDailyChangeLooksBackAtTheDayBefore(int barMinutes, int bars) {
        assertThat(new DailyChange(0.1).memoryBars(barMinutes)).isEqualTo(bars);
    }

    /** A feature for each calculation that a contract can name, and for each choice that a parameter offers. */
    private static final Map<String, Calculation.Market> FEATURES = new LinkedHashMap<>();

    static {
        FEATURES.put("log_ret_5m", new LogReturn(1, LogReturn.Form.LOG_OF_QUOTIENT, NO_CLIP));
        FEATURES.put("log_ret_1h", new LogReturn(12, LogReturn.Form.LOG_OF_QUOTIENT, NO_CLIP));
        FEATURES.put("log_ret_4h", new LogReturn(48, LogReturn.Form.LOG_OF_QUOTIENT, NO_CLIP));
        FEATURES.put("log_ret_clipped", new LogReturn(1, LogReturn.Form.DIFFERENCE_OF_LOGS, 0.05));
        FEATURES.put("percent_ret", new LogReturn(3, LogReturn.Form.PERCENTAGE, NO_CLIP));
        FEATURES.put("rsi_9", new Rsi(9, Smoothing.WILDER, 0, FirstChange.ZERO, Rsi.NoLoss.UNDEFINED));
        FEATURES.put("rsi_mean", new Rsi(9, Smoothing.MEAN, 1e-10, FirstChange.ABSENT, Rsi.NoLoss.DIVIDE));
        FEATURES.put("rsi_2", new Rsi(2, Smoothing.WILDER, 0, FirstChange.ABSENT, Rsi.NoLoss.DIVIDE));
        FEATURES.put(
                "rsi_seeded", new Rsi(5, Smoothing.WILDER_MEAN_SEEDED, 0, FirstChange.ABSENT, Rsi.NoLoss.UNDEFINED));
        FEATURES.put("rsi_ema", new Rsi(5, Smoothing.EXPONENTIAL, 0, FirstChange.ZERO, Rsi.NoLoss.UNDEFINED));
        FEATURES.put("atr_pct", new AtrPercent(10, Smoothing.WILDER, 0, FirstChange.ZERO, 1));
        FEATURES.put("atr_mean", new AtrPercent(10, Smoothing.MEAN, 1e-10, FirstChange.ABSENT, 100));
        FEATURES.put("adx_14", new Adx(14, Smoothing.WILDER, 0, FirstChange.ZERO, Adx.Output.ADX));
        FEATURES.put("dx_mean", new Adx(5, Smoothing.MEAN, 1e-10, FirstChange.ABSENT, Adx.Output.DX));
        FEATURES.put("adx_seeded", new Adx(6, Smoothing.WILDER_MEAN_SEEDED, 0, FirstChange.ZERO, Adx.Output.ADX));
        FEATURES.put("dxy_z", new RollingZScore(60, 1, RollingZScore.Deviation.SAMPLE, 3));
        FEATURES.put("vix_z", new RollingZScore(50, 10, RollingZScore.Deviation.POPULATION, NO_CLIP));
        FEATURES.put("embi_z", new FixedZScore(300, 20, 4));
        FEATURES.put("dxy_change_1d", new Change(1, NO_CLIP));
        FEATURES.put("brent_change", new Change(60, 0.1));
        FEATURES.put("usdmxn_change_day", new DailyChange(NO_CLIP));
        FEATURES.put("rate_spread", new Spread(10));
        FEATURES.put("rate_spread_z", new FixedZSpread(10, 7.03, 1.41, NO_CLIP));
        FEATURES.put("formula", Formula.of("rolling_mean(diff(close, 3), 7)", List.of()));
    }

    @Test
    void D5_everyCalculationHasItsBound() {
        assertThat(FEATURES.values().stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Calculation.Market.class.getPermittedSubclasses());
        assertThat(FEATURES.entrySet().stream()
                        .map(feature ->
                                feature.getKey() + " " + feature.getValue().memoryBars(5)))
                .containsExactly(
                        "log_ret_5m 1",
                        "log_ret_1h 12",
                        "log_ret_4h 48",
                        "log_ret_clipped 1",
                        "percent_ret 3",
                        "rsi_9 156",
                        "rsi_mean 9",
                        "rsi_2 35",
                        "rsi_seeded 92",
                        "rsi_ema 52",
                        "atr_pct 174",
                        "atr_mean 10",
                        "adx_14 327",
                        "dx_mean 5",
                        "adx_seeded 152",
                        "dxy_z 60",
                        "vix_z 50",
                        "embi_z 0",
                        "dxy_change_1d 1",
                        "brent_change 60",
                        "usdmxn_change_day 576",
                        "rate_spread 0",
                        "rate_spread_z 0",
                        "formula 10");
    }
}
