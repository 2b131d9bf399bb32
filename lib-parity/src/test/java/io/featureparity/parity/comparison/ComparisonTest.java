// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final int MARKET = 13;
    private static final int ALL = 15;
    private static final int LOG_RETURN = 0;
    private static final int RSI = 3;
    private static final long TIME = Instant.parse("2024-02-27T13:00:00Z").toEpochMilli();

    private Comparison comparison = new Comparison("a file", CONTRACT);

    @Test
    void nothingComparedIsNoParity() {
        assertThat(comparison.subject()).isEqualTo("a file");
        assertThat(comparison.report()).isEqualTo(new ParityReport(0, List.of()));
        assertThat(comparison.report().isParity()).isFalse();
    }

    @Test
    void everyValueIsCountedAtEachStageInContractOrder() {
        comparison.observation(0, TIME, new float[ALL], new float[ALL]);
        comparison.normalized(0, TIME, new float[MARKET], new float[MARKET]);
        comparison.raw(0, TIME, new double[MARKET], new double[MARKET]);
        comparison.raw(1, TIME, new double[MARKET], new double[MARKET]);

        List<ParityReport.Line> expected = new ArrayList<>();
        for (FeatureSpec feature : CONTRACT.marketFeatures()) {
            expected.add(TestLines.line(Stage.RAW, feature.name(), 2, 0, 0, null, Instant.ofEpochMilli(TIME)));
        }
        for (FeatureSpec feature : CONTRACT.marketFeatures()) {
            expected.add(TestLines.line(Stage.NORMALIZED, feature.name(), 1, 0, 0, null, Instant.ofEpochMilli(TIME)));
        }
        for (FeatureSpec feature : CONTRACT.features()) {
            expected.add(TestLines.line(Stage.OBSERVATION, feature.name(), 1, 0, 0, null, Instant.ofEpochMilli(TIME)));
        }
        assertThat(comparison.report()).isEqualTo(new ParityReport(1, expected));
        assertThat(comparison.report().isParity()).isTrue();
        assertThat(comparison.report().compared()).isEqualTo(2 * MARKET + MARKET + ALL);
    }

    @Test
    void aStageThatWasNotComparedIsLeftOut() {
        comparison.normalized(0, TIME, new float[MARKET], new float[MARKET]);
        assertThat(comparison.report().lines())
                .hasSize(MARKET)
                .extracting(ParityReport.Line::stage)
                .containsOnly(Stage.NORMALIZED);
    }

    @Test
    void ofTheContractOnlyLogarithmsMayBeOneUlpApartAndThatIsShown() {
        raw(0, LOG_RETURN, 0.001, Math.nextUp(0.001));
        ParityReport.Line oneUlp = line(Stage.RAW, "log_ret_5m");
        assertThat(oneUlp.distances()).isEqualTo(TestLines.distances(1, 1, 1));
        assertThat(oneUlp.isParity()).isTrue();
        assertThat(oneUlp.first()).isNull();
        assertThat(comparison.report().isParity()).isTrue();

        double twoUlps = Math.nextUp(Math.nextUp(0.001));
        raw(1, LOG_RETURN, 0.001, twoUlps);
        Divergence first =
                new Divergence(Stage.RAW, "a file", "log_ret_5m", 1, Instant.ofEpochMilli(TIME), 0.001, twoUlps);
        assertThat(line(Stage.RAW, "log_ret_5m"))
                .isEqualTo(new ParityReport.Line(
                        Stage.RAW,
                        "log_ret_5m",
                        new Distances(2, List.of(new Distances.Bucket(1, 1, 1), new Distances.Bucket(2, 2, 1))),
                        1,
                        first,
                        new NumericErrors(first, twoUlps - 0.001, (twoUlps - 0.001) / 0.001, Double.NaN),
                        TestLines.times(Instant.ofEpochMilli(TIME), 2, 1)));
        assertThat(comparison.report().isParity()).isFalse();
    }

    @Test
    void anythingElseIsExact() {
        raw(7, RSI, 50.0, Math.nextUp(50.0));
        assertThat(line(Stage.RAW, "rsi_9").diverged()).isEqualTo(1);
        assertThat(line(Stage.RAW, "adx_14").diverged()).isEqualTo(0);
        assertThat(comparison.report().headline())
                .hasValueSatisfying(first -> assertThat(first.distance()).isEqualTo(1));
    }

    @Test
    void theFirstDivergenceIsKeptAndTheWorstDistanceGrows() {
        raw(3, RSI, 1.0, 2.0);
        raw(4, RSI, 1.0, 4.0);
        raw(5, RSI, 1.0, Math.nextUp(1.0));
        ParityReport.Line rsi = line(Stage.RAW, "rsi_9");
        assertThat(rsi.first())
                .isEqualTo(new Divergence(Stage.RAW, "a file", "rsi_9", 3, Instant.ofEpochMilli(TIME), 1.0, 2.0));
        assertThat(rsi.worst()).isEqualTo(2L << 52);
        assertThat(rsi.compared()).isEqualTo(3);
        assertThat(rsi.diverged()).isEqualTo(3);
    }

    /** An absent value is a divergence, and the first of all; but it says nothing of how large a difference is. */
    @Test
    void theFirstDivergenceOfTwoNumbersIsKeptBesideTheFirstOfAll() {
        raw(0, RSI, Double.NaN, Double.NaN);
        raw(1, RSI, Double.NaN, 50.0);
        raw(2, RSI, 50.0, Double.NaN);
        assertThat(line(Stage.RAW, "rsi_9").firstNumeric()).isNull();
        assertThat(line(Stage.RAW, "rsi_9").errors()).isEqualTo(NumericErrors.NONE);
        assertThat(comparison.report().numericHeadline()).isEmpty();
        raw(3, RSI, 50.0, 40.0);
        raw(4, RSI, 50.0, 100.0);
        raw(5, RSI, 1.0, 4.0);
        ParityReport.Line rsi = line(Stage.RAW, "rsi_9");
        Instant time = Instant.ofEpochMilli(TIME);
        Divergence numeric = new Divergence(Stage.RAW, "a file", "rsi_9", 3, time, 50.0, 40.0);
        assertThat(rsi.first()).isEqualTo(new Divergence(Stage.RAW, "a file", "rsi_9", 1, time, Double.NaN, 50.0));
        assertThat(rsi.firstNumeric()).isEqualTo(numeric);
        assertThat(rsi.errors()).isEqualTo(new NumericErrors(numeric, 50.0, 3.0, Double.NaN));
        assertThat(comparison.report().numericHeadline()).hasValue(numeric);
        assertThat(rsi.times().diverged()).isEqualTo(5);
    }

    @Test
    void anInfinityIsANumber() {
        raw(0, RSI, 50.0, Double.POSITIVE_INFINITY);
        NumericErrors errors = line(Stage.RAW, "rsi_9").errors();
        assertThat(errors.first()).isEqualTo(line(Stage.RAW, "rsi_9").first());
        assertThat(errors.absolute()).isInfinite();
        assertThat(errors.relative()).isInfinite();
    }

    /** What is allowed is no divergence, but its errors count like its distance. */
    @Test
    void allowedDistancesCountAmongTheErrors() {
        raw(0, LOG_RETURN, 1.0, Math.nextUp(1.0));
        NumericErrors errors = line(Stage.RAW, "log_ret_5m").errors();
        assertThat(errors.first()).isNull();
        assertThat(errors.absolute()).isEqualTo(Math.ulp(1.0));
        assertThat(errors.relative()).isEqualTo(Math.ulp(1.0));
    }

    /** At the raw stage by the deviation of the statistics; after it, values are in that unit already. */
    @Test
    void withStatisticsAShiftIsKnownInUnitsOfTheNormalisedFeature() {
        Map<String, FeatureStatistics> statistics = new LinkedHashMap<>();
        CONTRACT.marketFeatures().forEach(feature -> statistics.put(feature.name(), new FeatureStatistics(3, 0.25)));
        comparison = new Comparison("a file", CONTRACT, NormStats.of("statistics", statistics));
        raw(0, RSI, 50.0, 49.0);
        raw(1, RSI, 50.0, 52.0);
        assertThat(line(Stage.RAW, "rsi_9").firstNumeric()).isNotNull().satisfies(first -> {
            assertThat(first.unit()).isEqualTo(0.25);
            assertThat(first.shift()).isEqualTo(-4.0);
        });
        assertThat(line(Stage.RAW, "rsi_9").errors().shift()).isEqualTo(8.0);

        comparison.value(Stage.NORMALIZED, RSI, 0, TIME, 1.5, -0.5);
        assertThat(line(Stage.NORMALIZED, "rsi_9").errors().shift()).isEqualTo(2.0);
        comparison.value(Stage.OBSERVATION, 13, 0, TIME, 0.0, 1.0);
        assertThat(line(Stage.OBSERVATION, "position").errors().shift()).isEqualTo(1.0);
    }

    @Test
    void statisticsMustHaveEveryMarketFeature() {
        NormStats few = NormStats.of("few", Map.of("rsi_9", new FeatureStatistics(0, 1)));
        assertThat(refusal(DocumentException.class, () -> new Comparison("a file", CONTRACT, few))
                        .code())
                .isEqualTo(ErrorCode.STATISTICS_MISSING_FEATURE);
    }

    @Test
    void bitsAreComparedSoThatMinusZeroIsNotZero() {
        raw(0, RSI, 0.0, -0.0);
        assertThat(line(Stage.RAW, "rsi_9").diverged()).isEqualTo(1);

        float[] actual = new float[MARKET];
        actual[RSI] = -0.0f;
        comparison.normalized(0, TIME, new float[MARKET], actual);
        assertThat(line(Stage.NORMALIZED, "rsi_9").diverged()).isEqualTo(1);
    }

    @Test
    void absentIsAbsentWhateverItsBitsAndNeverEqualToANumber() {
        raw(0, RSI, Double.NaN, Double.longBitsToDouble(0xfff8_0000_0000_0001L));
        assertThat(line(Stage.RAW, "rsi_9"))
                .isEqualTo(TestLines.line(Stage.RAW, "rsi_9", 1, 0, 0, null, Instant.ofEpochMilli(TIME)));
        raw(1, LOG_RETURN, 0.0, Double.NaN);
        assertThat(line(Stage.RAW, "log_ret_5m").diverged()).isEqualTo(1);
        assertThat(line(Stage.RAW, "log_ret_5m").worst()).isEqualTo(UlpDistance.INCOMPARABLE);
    }

    @Test
    void anObservationIsComparedInFloats() {
        float[] expected = new float[ALL];
        float[] actual = new float[ALL];
        expected[14] = 0.5f;
        actual[14] = Math.nextDown(0.5f);
        comparison.observation(20, TIME, expected, actual);
        assertThat(line(Stage.OBSERVATION, "time_normalized").first())
                .isEqualTo(new Divergence(
                        Stage.OBSERVATION,
                        "a file",
                        "time_normalized",
                        20,
                        Instant.ofEpochMilli(TIME),
                        0.5f,
                        Math.nextDown(0.5f)));
        assertThat(line(Stage.OBSERVATION, "time_normalized").worst()).isEqualTo(1);
    }

    @Test
    void aRowOfAnotherLengthIsRefusedAndCountsNothing() {
        assertRefused("a file, bar 4, stage RAW", () -> comparison.raw(4, TIME, new double[MARKET], new double[ALL]));
        assertRefused("a file, bar 4, stage RAW", () -> comparison.raw(4, TIME, new double[12], new double[MARKET]));
        assertRefused(
                "a file, bar 4, stage NORMALIZED",
                () -> comparison.normalized(4, TIME, new float[MARKET], new float[12]));
        assertRefused(
                "a file, bar 4, stage OBSERVATION",
                () -> comparison.observation(4, TIME, new float[MARKET], new float[MARKET]));
        assertThat(comparison.report().lines()).isEmpty();
    }

    private static void assertRefused(String where, Runnable call) {
        InputException refused = refusal(InputException.class, call::run);
        assertThat(refused.code()).isEqualTo(ErrorCode.LENGTH_DIFFERS);
        assertThat(refused.faults().get(0).where()).isEqualTo(where);
    }

    private void raw(long bar, int feature, double expected, double actual) {
        double[] expectedRow = new double[MARKET];
        double[] actualRow = new double[MARKET];
        expectedRow[feature] = expected;
        actualRow[feature] = actual;
        comparison.raw(bar, TIME, expectedRow, actualRow);
    }

    private ParityReport.Line line(Stage stage, String feature) {
        return comparison.report().lines().stream()
                .filter(line -> line.stage() == stage && line.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }
}
