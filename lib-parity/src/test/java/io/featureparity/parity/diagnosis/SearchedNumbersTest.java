// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Formula;
import io.featureparity.parity.diagnosis.SessionMarket.Merge;
import io.featureparity.parity.diagnosis.finding.Evidence;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that no list holds are found from the column: a factor behind rounded values, a limit that only windows remember. */
final class SearchedNumbersTest {

    private static final SessionMarket MARKET = SessionMarket.withHoles(31, 3_000);
    private static final int ANY = Integer.MAX_VALUE;

    private static double[] formula(SessionMarket market, String text) {
        return market.column(Formula.of(text, SessionMarket.CONTRACT.macroColumns()), List.of(), Double.NaN);
    }

    private static double[] rounded(double[] values, double unit) {
        return Arrays.stream(values).map(x -> Math.rint(x * unit) / unit).toArray();
    }

    private static Diagnosis diagnose(String feature, double[] values) {
        Diagnosis found = Diagnoser.of(MARKET.marketWithPublished(), null)
                .diagnose(new ClaimedColumn(feature, feature, MARKET.times(), values));
        Evidence evidence = found.evidence();
        assertThat(evidence).as(found.sentence()).isNotNull();
        assertThat(evidence.equal()).as(found.sentence()).isEqualTo(evidence.rows());
        return found;
    }

    @Test
    void F_aFactorIsFoundThoughItsValuesWereRounded() {
        double[] values = formula(MARKET, "fillna(log(close / shift(close, 288)), 0) * 6.09375");
        assertThat(diagnose("log_ret_4h", rounded(values, 1e3)).sentence())
                .contains("a change over 288 bars with a constant factor of 6.0937")
                .contains("rounding to 3 decimals");
    }

    @Test
    void F_aDivisorIsFoundThoughItsValuesAreFloats() {
        double[] values = formula(MARKET, "fillna(log(close / shift(close, 48)), 0) / 0.0473125");
        double[] floats = Arrays.stream(values).map(x -> (float) x).toArray();
        Diagnosis found = diagnose("log_ret_4h", floats);
        assertThat(found.sentence()).contains("a constant divisor of 0.0473125");
    }

    @Test
    void F_anOffsetIsFoundThoughItsValuesWereRounded() {
        double[] values = formula(MARKET, "10 - treasury_10y + 0.34375");
        assertThat(diagnose("rate_spread", rounded(values, 1e3)).sentence())
                .contains("a constant offset of 0.344 with rounding to 3 decimals");
    }

    @Test
    void F_bothPartsOfASpreadCanBeOthers() {
        assertThat(diagnose("rate_spread", formula(MARKET, "vix - usdmxn + 0.375"))
                        .sentence())
                .contains("usdmxn as input with vix in place of the constant and a constant offset of 0.375");
    }

    @Test
    void F_aLimitIsFoundByWhatWindowsRemember() {
        double[] values = formula(
                MARKET.merged(new Merge(1, ANY, 148)),
                "clip((dxy - rolling_mean(dxy, 60, min_periods=1)) / where(rolling_std(dxy, 60, min_periods=1) == 0,"
                        + " nan, rolling_std(dxy, 60, min_periods=1)), -3, 3)");
        assertThat(diagnose("dxy_z", values).sentence())
                .contains("a staleness limit of 148 bars with no value where it is undefined");
    }

    @Test
    void F_aLimitTakesThePlaceOfNone() {
        double[] values = formula(MARKET.merged(new Merge(1, 5, ANY)), "fillna(clip((dxy - 103) / 5, -4, 4), 0)");
        assertThat(diagnose("dxy_z", rounded(values, 1e5)).sentence())
                .contains("dxy itself with a staleness limit of 5 days")
                .doesNotContain("without limit");
    }
}
