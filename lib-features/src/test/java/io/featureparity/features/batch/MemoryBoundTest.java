// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.TestContracts;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Smoothing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryBoundTest {

    /** 25 ln 2 is 17.3287: a seed weighs half a unit in the last place of a float after so many times the mean age. */
    @ParameterizedTest
    @CsvSource({"WILDER, 10, 174", "WILDER_MEAN_SEEDED, 10, 184", "EXPONENTIAL, 10, 96", "MEAN, 10, 10", "MEAN, 1, 1"})
    void D5_anAverageForgetsByItsOwnWeights(Smoothing smoothing, int n, int bars) {
        assertThat(MemoryBound.of(new Rsi(n, smoothing, 0, FirstChange.ZERO, Rsi.NoLoss.DIVIDE), 5))
                .isEqualTo(bars);
        assertThat(MemoryBound.of(new AtrPercent(n, smoothing, 0, FirstChange.ABSENT, 100), 5))
                .isEqualTo(bars);
        assertThat(MemoryBound.of(new Adx(n, smoothing, 0, FirstChange.ABSENT, Adx.Output.DX), 5))
                .isEqualTo(bars);
    }

    /** 6 more of them for an average of averages, by the clause. */
    @ParameterizedTest
    @CsvSource({"WILDER, 14, 327", "WILDER_MEAN_SEEDED, 14, 355", "EXPONENTIAL, 14, 175", "MEAN, 14, 27", "MEAN, 1, 1"})
    void D5_anAverageOverAveragesForgetsLater(Smoothing smoothing, int n, int bars) {
        assertThat(MemoryBound.of(new Adx(n, smoothing, 0, FirstChange.ZERO, Adx.Output.ADX), 5))
                .isEqualTo(bars);
    }

    @ParameterizedTest
    @CsvSource({"5, 576", "7, 412", "1440, 2"})
    void D5_aDailyChangeLooksBackAtTheDayBefore(int barMinutes, int bars) {
        assertThat(MemoryBound.of(new DailyChange(0.1), barMinutes)).isEqualTo(bars);
    }

    @Test
    void D5_everyCalculationHasItsBound() {
        FeatureContract contract = TestContracts.everyCalculation();
        assertThat(contract.marketFeatures().stream().map(this::nameAndBound))
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
                        "rate_spread_z 0");
    }

    private String nameAndBound(FeatureSpec spec) {
        return spec.name() + " " + MemoryBound.of(spec.calculation(), 5);
    }
}
