// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules of section G that no shipped output shows. Each is asked of both executors. */
class PrimitiveRulesTest {

    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final long DAY = 86_400_000;

    /** The values of a formula over closes, an hour apart. */
    private static double[] values(String text, double... closes) {
        return valuesEvery(3_600_000, text, closes);
    }

    /** The values of a formula over closes that stand so many milliseconds apart. */
    private static double[] valuesEvery(long step, String text, double... closes) {
        TestProgram program = TestProgram.of(text);
        List<Long> times = new ArrayList<>();
        List<double[]> bars = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            times.add(i * step);
            double[] bar = new double[TestMarket.COLUMNS.size()];
            Arrays.fill(bar, NAN);
            bar[3] = closes[i];
            bars.add(bar);
        }
        TestMarket market = new TestMarket(times, new double[closes.length], bars);
        double[] interpreted = column(program.run(program.interpreter(), market));
        double[] compiled = column(program.run(program.compiled(), market));
        assertThat(ProgramPropertiesTest.canonical(compiled)).isEqualTo(ProgramPropertiesTest.canonical(interpreted));
        return interpreted;
    }

    private static double[] column(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
    }

    private static void hold(double[] actual, double... expected) {
        assertThat(ProgramPropertiesTest.canonical(actual)).isEqualTo(ProgramPropertiesTest.canonical(expected));
    }

    @Test
    void C8_aMeanOfValuesThatAreNotNegativeIsNotNegative() {
        // the roundings of the large values leave a sum below 0, though 0.2 and 0 are all that the window holds
        double[] closes = {1e15, 5.3, 3e15, 0.2, 0};
        hold(Arrays.copyOfRange(values("rolling_mean(close, 2)", closes), 4, 5), 0);
        hold(Arrays.copyOfRange(values("rolling_mean(-close, 2)", closes), 4, 5), 0);
        assertThat(values("rolling_sum(close, 2)", closes)[4]).isNegative();
    }

    @Test
    void G14_zerosOfExtremesArePositiveAndAFirstNegativeZeroOfASumStays() {
        hold(values("cummax(-close)", 0, 1), 0, 0);
        hold(values("cummin(-close)", 0, -1), 0, 0);
        hold(values("cumsum(-close)", 0, 0, 1), -0.0, -0.0, -1);
        hold(values("cumsum(-close)", NAN, 0), NAN, 0);
        hold(values("day_max(-close)", 0, 1), 0, 0);
        hold(values("day_min(-close)", 0, -1), 0, 0);
        hold(values("rolling_max(-close, 1)", 0), 0);
        hold(values("rolling_min(-close, 1)", 0), 0);
        hold(values("rolling_median(-close, 1)", 0), 0);
        hold(values("max(-close, -1)", 0), 0);
        hold(values("nanmax(-close, nan)", 0), 0);
    }

    @Test
    void G14_infinitiesAreValuesOfCumulations() {
        hold(values("cumsum(1 / close)", 0, 1, -0.0, 1), INF, INF, NAN, NAN);
        hold(values("cummax(1 / close)", 1, 0, 1), 1, INF, INF);
    }

    @Test
    void G15_aDayBeginsAnew() {
        hold(valuesEvery(DAY / 2, "day_sum(close)", 1, 2, 4, 8), 1, 3, 4, 12);
        hold(valuesEvery(DAY / 3, "day_first(close)", NAN, 2, 4, NAN, NAN, 8), NAN, 2, 2, NAN, NAN, 8);
        hold(valuesEvery(DAY / 3, "day_count(close)", NAN, 2, 4, NAN, 7, NAN), 0, 1, 2, 0, 1, 1);
        hold(valuesEvery(DAY / 3, "day_max(close)", 3, NAN, 2, 1, NAN, 0), 3, NAN, 3, 1, NAN, 1);
        hold(valuesEvery(DAY / 3, "day_sum(1 / close)", 1, 0, 1, 2), 1, INF, NAN, 0.5);
    }

    @Test
    void G11_anInfinityIsAbsentButCounted() {
        hold(values("rolling_sum(1 / close, 2, min_periods=0)", 0, 1, 0, 0), 0, 1, 1, 0);
        hold(values("rolling_max(1 / close, 2, min_periods=1)", 0, 1, 0, 0), NAN, 1, 1, NAN);
        hold(values("rolling_count(1 / close, 2)", 0, 1, NAN, NAN), 1, 2, 1, 0);
        hold(values("ewm_mean(1 / close, com=1)", 1, 0, 1), 1, 1, 1);
    }

    @Test
    void G13_aVarianceOfOneValueIsAbsentUnlessBiased() {
        hold(values("ewm_var(close, com=1)", 3, NAN, 5), NAN, NAN, Math.nextDown(2.0));
        hold(values("ewm_var(close, com=1, bias=True)", 3), 0);
        hold(values("ewm_std(close, alpha=1)", 3, 4, 5), NAN, NAN, NAN);
    }

    @Test
    void G12_weightsOfAllSizes() {
        // new is 1 and keep rounds to 1: a plain mean
        hold(values("ewm_mean(close, com=1e300)", 1, 2, 6), 1, 1.5, 3);
        hold(values("ewm_mean(close, alpha=1)", 1, 2, NAN, 6), 1, 2, 2, 6);
        hold(values("ewm_mean(close, span=1, adjust=False, min_periods=2)", 1, 2, 6), NAN, 2, 6);
    }

    @Test
    void G10_aFillGrowsOld() {
        hold(values("ffill(close, limit=1)", 1, NAN, NAN, 2, NAN), 1, 1, NAN, 2, 2);
        hold(values("ffill(1 / close)", 0, NAN), INF, INF);
    }

    @Test
    void G11_aMedianOfManyValuesIsTheMiddleOne() {
        double[] closes =
                IntStream.range(0, 200).mapToDouble(i -> (i * 73) % 101).toArray();
        double[] medians = values("rolling_median(close, 101)", closes);
        assertThat(medians[100]).isEqualTo(50);
        assertThat(medians[199]).isEqualTo(50);
        hold(values("rolling_median(close, 4, min_periods=2)", 4, 1, 3, NAN, 7), NAN, 2.5, 3, 3, 3);
    }

    @Test
    void G3_aNumberIsADoubleFirst() {
        hold(values("-0", 1), -0.0);
        hold(values("1 / -0", 1), -INF);
        hold(values("0 / 0", 1), NAN);
        hold(values("clip(close, -0, 0)", -1, 1), 0, 0);
        hold(values("sign(-0)", 1), 0);
        hold(values("where(nan != nan, 1, 2)", 1), 1);
        hold(values("where(~(nan < 1) & (1 <= 1), 1, 2)", 1), 1);
    }

    @Test
    void equalPartsAreComputedOnce() {
        TestProgram program = TestProgram.of(
                "rolling_mean(close, 60) / rolling_std(close, 60, ddof=0)",
                "rolling_std(close, 60) + rolling_count(close, 60)",
                "shift(close, 60) + rolling_sum(close, 60)");
        // the column, one lag, sums, moments, mean, sum, two variances and deviations, count, and four operators
        assertThat(program.program.size()).isEqualTo(14);
        assertThat(program.shape.length()).isEqualTo(3 + 61 + 7 + 5 + 1);
    }

    @Test
    void zerosOfBothSignsStayApart() {
        TestProgram program = TestProgram.of("close * 0", "close * -0");
        assertThat(program.program.size()).isEqualTo(5);
    }

    @Test
    void definitionsThatDoubleStayAsFewAsTheyAre() {
        Map<String, String> define = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            define.put("d" + i, i == 0 ? "close / 2" : "d" + (i - 1) + " + d" + (i - 1));
        }
        TestProgram program = new TestProgram(define, List.of("d99"));
        assertThat(program.program.size()).isEqualTo(102);
    }

    /** Whether a value can be absent is asked of each node once, and not along each of 2^100 ways to it. */
    @Test
    void definitionsThatChooseBetweenTheSameAreAskedOnce() {
        Map<String, String> define = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            String before = "d" + (i - 1);
            define.put(
                    "d" + i, i == 0 ? "fillna(close, 0)" : "where(close > " + i + ", " + before + ", " + before + ")");
        }
        TestProgram program = new TestProgram(define, List.of("d99"));
        assertThat(program.program.canBeAbsent(program.program.output(0))).isFalse();
        assertThat(program.compiled().name()).isEqualTo("compiled");
    }
}
