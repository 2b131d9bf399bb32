// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.contract.calculation.Spread;
import io.featureparity.features.series.Alone;
import io.featureparity.testsupport.golden.GoldenCsv;
import io.featureparity.testsupport.golden.GoldenData;
import io.featureparity.testsupport.series.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every feature of every case that training made, to the last bit; log returns to 1 ulp. */
class TrainingOutputsTest {

    private static final double NO_CLIP = Double.POSITIVE_INFINITY;

    static Stream<Arguments> casesAndFeatures() {
        return GoldenData.TRAINING_OUTPUTS.stream()
                .flatMap(name -> GoldenCsv.ofTraining(name + "/raw.csv").header().stream()
                        .map(feature -> Arguments.of(name, feature)));
    }

    @Test
    void C13_thereAreNineteenCasesOfThirteenFeatures() {
        assertThat(casesAndFeatures()).hasSize(19 * 13);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("casesAndFeatures")
    void C2toC12_everyRawValueIsTheOneOfTraining(String name, String feature) {
        GoldenCsv input = GoldenCsv.ofTraining(name + "/input.csv");
        double[] expected = GoldenCsv.ofTraining(name + "/raw.csv").column(feature);
        double[] actual = compute(feature, input);

        long ulpsAllowed = feature.startsWith("log_ret_") ? 1 : 0;
        assertThat(differences(expected, actual, ulpsAllowed)).isEmpty();
        assertThat(actual).hasSize(input.size());
    }

    @ParameterizedTest(name = "W_{0}")
    @ValueSource(ints = {2, 3, 5, 6, 9, 10, 14, 19, 20, 21, 24, 60, 72, 96})
    void C1_everyWilderAverageIsTheOneOfTraining(int n) {
        GoldenCsv averages = GoldenCsv.ofTraining("wilder-average/averages.csv");
        DoubleUnaryOperator average = Alone.values("ewm_mean(close, alpha=1/" + n + ", adjust=False)");

        double[] actual = each(averages.column("x"), average);

        assertThat(differences(averages.column("W_" + n), actual, 0)).isEmpty();
    }

    private static double[] compute(String feature, GoldenCsv input) {
        return switch (feature) {
            case "log_ret_5m" -> logReturn(1, input);
            case "log_ret_1h" -> logReturn(12, input);
            case "log_ret_4h" -> logReturn(48, input);
            case "rsi_9" ->
                each(
                        input.column("close"),
                        Alone.values(new Rsi(9, Smoothing.WILDER, 0, FirstChange.ZERO, Rsi.NoLoss.UNDEFINED), 50));
            case "atr_pct" -> {
                Run.OfBars calculation = Alone.bars(new AtrPercent(10, Smoothing.WILDER, 0, FirstChange.ZERO, 1), 0);
                yield bars(input, calculation);
            }
            case "adx_14" -> {
                Run.OfBars calculation =
                        Alone.bars(new Adx(14, Smoothing.WILDER, 0, FirstChange.ZERO, Adx.Output.ADX), 25);
                yield bars(input, calculation);
            }
            case "dxy_z", "vix_z", "embi_z" ->
                each(
                        input.column(feature.replace("_z", "")),
                        Alone.values(new RollingZScore(60, 1, RollingZScore.Deviation.SAMPLE, 3), 0));
            case "dxy_change_1d", "brent_change_1d", "usdmxn_change_1d" ->
                each(input.column(feature.replace("_change_1d", "")), Alone.values(new Change(1, NO_CLIP), 0));
            case "rate_spread" -> each(input.column("treasury_10y"), Alone.values(new Spread(10), Double.NaN));
            default -> throw new IllegalArgumentException(feature);
        };
    }

    private static double[] logReturn(int lag, GoldenCsv input) {
        var parameters = new LogReturn(lag, LogReturn.Form.LOG_OF_QUOTIENT, NO_CLIP);
        return each(input.column("close"), Alone.values(parameters, 0));
    }

    private static double[] each(double[] values, DoubleUnaryOperator update) {
        double[] results = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            results[i] = update.applyAsDouble(values[i]);
        }
        return results;
    }

    private static double[] bars(GoldenCsv input, Run.OfBars calculation) {
        double[] high = input.column("high");
        double[] low = input.column("low");
        double[] close = input.column("close");
        double[] results = new double[close.length];
        for (int i = 0; i < close.length; i++) {
            results[i] = calculation.update(high[i], low[i], close[i]);
        }
        return results;
    }

    /** Row by row; a difference is named by its row and both values. */
    private static List<String> differences(double[] expected, double[] actual, long ulpsAllowed) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(expected.length, actual.length); i++) {
            if (ulps(expected[i], actual[i]) > ulpsAllowed) {
                differences.add("row " + i + ": " + expected[i] + " expected, was " + actual[i]);
            }
        }
        return differences;
    }

    /** How many doubles one is away from the other; absent is equal to absent only, 0.0 is not -0.0. */
    private static long ulps(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) && Double.isNaN(b) ? 0 : Long.MAX_VALUE;
        }
        long bitsOfA = Double.doubleToRawLongBits(a);
        long bitsOfB = Double.doubleToRawLongBits(b);
        // The bits of doubles of one sign count up with their distance from 0.
        return (bitsOfA ^ bitsOfB) < 0 ? Long.MAX_VALUE : Math.abs(bitsOfA - bitsOfB);
    }
}
