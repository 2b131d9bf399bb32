// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.features.model.Normalizer;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Clause C2: which floats a normalised log return may be where the logarithm is one ulp off. */
class LogReturnFloatsTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final NormStats STATS = stats(CONTRACT);
    private static final Normalizer NORMALIZER = Normalizer.of(CONTRACT, STATS);
    private static final long TIME = Instant.parse("2024-02-27T13:00:00Z").toEpochMilli();
    private static final int LOG_RETURN = 1;
    private static final int RSI = 3;

    private static NormStats stats(FeatureContract contract) {
        Map<String, FeatureStatistics> statistics = new LinkedHashMap<>();
        contract.featuresWithStatistics()
                .forEach(name -> statistics.put(name, new FeatureStatistics(-2.9e-5, 0.0011367)));
        return NormStats.of("statistics", statistics);
    }

    /** A raw value whose float is another one than that of the next double. */
    private static double belowMidpoint(double near) {
        float low = (float) near;
        double middle = ((double) low + Math.nextUp(low)) / 2;
        double raw = middle * 0.0011367 - 2.9e-5;
        for (int i = 0; i < 100; i++) {
            raw = Math.nextDown(raw);
        }
        while (normalized(raw) == normalized(Math.nextUp(raw))) {
            raw = Math.nextUp(raw);
        }
        return raw;
    }

    private static float normalized(double raw) {
        return NORMALIZER.normalize(LOG_RETURN, raw);
    }

    private static boolean agrees(Stage stage, int feature, double raw, float expected, float actual) {
        Comparison comparison = new Comparison("a file", CONTRACT, STATS);
        comparison.rawValues(5, all(feature, raw));
        comparison.value(stage, feature, 5, TIME, expected, actual);
        return comparison.report().isParity();
    }

    private static double[] all(int feature, double raw) {
        double[] values = new double[CONTRACT.marketFeatures().size()];
        values[feature] = raw;
        return values;
    }

    @Property(tries = 200)
    void C2_theFloatsOfTheRawValueAndOfItsNeighboursAreAllowedAndNoOther(
            @ForAll @DoubleRange(min = 0.01, max = 4) double size, @ForAll boolean negative) {
        double raw = belowMidpoint(negative ? -size : size);
        float own = normalized(raw);
        float above = normalized(Math.nextUp(raw));
        assertThat(above).isEqualTo(Math.nextUp(own));
        for (Stage stage : new Stage[] {Stage.NORMALIZED, Stage.OBSERVATION}) {
            assertThat(agrees(stage, LOG_RETURN, raw, above, own)).isTrue();
            assertThat(agrees(stage, LOG_RETURN, raw, own, above)).isTrue();
            assertThat(agrees(stage, LOG_RETURN, Math.nextUp(raw), own, above)).isTrue();
            assertThat(agrees(stage, LOG_RETURN, raw, Math.nextDown(own), own)).isFalse();
            assertThat(agrees(stage, LOG_RETURN, raw, Math.nextUp(above), own)).isFalse();
            assertThat(agrees(stage, LOG_RETURN, raw, Math.nextUp(above), above))
                    .isFalse();
            assertThat(agrees(stage, LOG_RETURN, twice(raw, true), own, above)).isFalse();
            assertThat(agrees(stage, LOG_RETURN, twice(raw, false), own, above)).isFalse();
        }
    }

    /** Two neighbours away from the middle of two floats, on either side of it. */
    private static double twice(double raw, boolean up) {
        return up ? Math.nextUp(Math.nextUp(raw)) : Math.nextDown(raw);
    }

    @Test
    void C2_noOtherFeatureHasMoreThanItsOwnFloat() {
        double raw = belowMidpoint(0.7);
        float own = normalized(raw);
        assertThat(NORMALIZER.normalize(RSI, raw)).isEqualTo(own);
        assertThat(agrees(Stage.NORMALIZED, RSI, raw, Math.nextUp(own), own)).isFalse();
        assertThat(agrees(Stage.OBSERVATION, RSI, raw, Math.nextUp(own), own)).isFalse();
    }

    @Test
    void C2_rawLogReturnsStayWithinOneUlpAndAnAbsentValueIsNoNeighbour() {
        double raw = belowMidpoint(0.7);
        assertThat(agrees(Stage.RAW, LOG_RETURN, raw, 1, 2)).isFalse();
        assertThat(agrees(Stage.NORMALIZED, LOG_RETURN, Double.NaN, Math.nextUp(0f), 0f))
                .isFalse();
        assertThat(agrees(Stage.NORMALIZED, LOG_RETURN, raw, Float.NaN, normalized(raw)))
                .isFalse();
    }

    @Test
    void C2_withoutTheRawValueOfThatBarOrWithoutStatisticsNothingIsAllowed() {
        double raw = belowMidpoint(0.7);
        float own = normalized(raw);
        Comparison otherBar = new Comparison("a file", CONTRACT, STATS);
        otherBar.rawValues(4, all(LOG_RETURN, raw));
        otherBar.value(Stage.NORMALIZED, LOG_RETURN, 5, TIME, Math.nextUp(own), own);
        assertThat(otherBar.report().isParity()).isFalse();
        Comparison noStats = new Comparison("a file", CONTRACT);
        noStats.rawValues(5, all(LOG_RETURN, raw));
        noStats.value(Stage.NORMALIZED, LOG_RETURN, 5, TIME, Math.nextUp(own), own);
        assertThat(noStats.report().isParity()).isFalse();
    }

    @Test
    void C2_rawValuesThatAreComparedSayThemselvesWhatIsAllowed() {
        double raw = belowMidpoint(-1.3);
        Comparison comparison = new Comparison("a case", CONTRACT, STATS);
        double[] expected = all(LOG_RETURN, raw);
        double[] actual = all(LOG_RETURN, Math.nextUp(raw));
        comparison.raw(0, TIME, expected, actual);
        float[] expectedFloats = new float[expected.length];
        float[] actualFloats = new float[expected.length];
        NORMALIZER.normalize(expected, expectedFloats);
        NORMALIZER.normalize(actual, actualFloats);
        assertThat(expectedFloats).isNotEqualTo(actualFloats);
        comparison.normalized(0, TIME, expectedFloats, actualFloats);
        assertThat(comparison.report().isParity()).isTrue();
        assertThat(comparison.report().lines())
                .filteredOn(line -> line.worst() == 1)
                .extracting(line -> line.stage() + " " + line.feature())
                .containsExactly("RAW log_ret_1h", "NORMALIZED log_ret_1h");
    }

    @Test
    void C2_aFormulaOfALogReturnIsOneToo() {
        double raw = belowMidpoint(0.7);
        assertThat(agrees("fillna(log(close / shift(close, 12)), 0)", 1, raw)).isTrue();
        assertThat(agrees("clip(log(close / shift(close)), -0.05, 0.05)", 1, raw))
                .isTrue();
        assertThat(agrees("log(close) - log(shift(close))", 1, raw)).isFalse();
        assertThat(agrees("2 * log(close / shift(close))", 1, raw)).isFalse();
        assertThat(agrees("log(close / shift(open))", 1, raw)).isFalse();
        assertThat(agrees("fillna(log(close / shift(close, 12)), 0)", 0, raw)).isFalse();
    }

    private static boolean agrees(String formula, int rawUlps, double raw) {
        FeatureContract contract = FeatureContract.parse(
                "formulas",
                ContractDocument.of("formulas")
                        .formula("first", "close", null)
                        .formula("log_return", formula, 0.0)
                        .setInFeature("log_return", "/tolerance_ulps/raw", rawUlps)
                        .toJson());
        Comparison comparison = new Comparison("a file", contract, stats(contract));
        comparison.rawValues(5, new double[] {0, raw});
        float own = normalized(raw);
        comparison.value(Stage.NORMALIZED, LOG_RETURN, 5, TIME, Math.nextUp(own), own);
        return comparison.report().isParity();
    }
}
