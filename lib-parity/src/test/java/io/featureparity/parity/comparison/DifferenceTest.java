// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.comparison.Difference.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What kind of difference a comparison says there is. */
class DifferenceTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final int RSI = 3;
    private static final int ROWS = 2_000;

    private final double[] actual = new double[ROWS];

    DifferenceTest() {
        Random random = new Random(15);
        double level = 0;
        for (int i = 0; i < ROWS; i++) {
            level = level * 0.9 + random.nextGaussian();
            actual[i] = 50 + 8 * level;
        }
    }

    private @Nullable Difference of(Stage stage, int rows, IntToDoubleFunction expected) {
        Comparison comparison = new Comparison("a file", CONTRACT);
        for (int i = 0; i < rows; i++) {
            double is = stage == Stage.RAW ? actual[i] : (float) actual[i];
            double must = expected.applyAsDouble(i);
            comparison.value(stage, RSI, i, i * 300_000L, stage == Stage.RAW ? must : (float) must, is);
        }
        return comparison.report().difference().orElse(null);
    }

    private void assertRaw(IntToDoubleFunction expected, Kind kind, String sentence) {
        assertThat(of(Stage.RAW, ROWS, expected)).isEqualTo(new Difference(kind, sentence));
    }

    @Test
    void aConstantFactorIsNamed() {
        assertRaw(
                i -> actual[i] * 100,
                Kind.CONSTANT_FACTOR,
                "expected is 100 times the actual value, in all 365 rows looked at");
        assertRaw(
                i -> actual[i] / 100,
                Kind.CONSTANT_FACTOR,
                "expected is 0.01 times the actual value, in all 365 rows looked at");
        assertThat(of(Stage.NORMALIZED, ROWS, i -> actual[i] * -1))
                .hasToString("constant factor: expected is -1 times the actual value, in all 365 rows looked at");
    }

    @Test
    void aConstantFactorNearOneIsNotCalledOne() {
        assertRaw(
                i -> actual[i] * (1 - 0x1p-23),
                Kind.CONSTANT_FACTOR,
                "expected is (1 minus 1.19209E-7) times the actual value, in all 365 rows looked at");
    }

    @Test
    void oneAlteredRowIsNamedAsThat() {
        String altered =
                " rows looked at differs, and those around it are equal to the bit: this value was altered, or its"
                        + " input was";
        assertRaw(i -> i == 700 ? actual[i] + 9 : actual[i], Kind.SINGLE_ROW, "only one of 256" + altered);
        assertRaw(i -> i == 0 ? -actual[i] : actual[i], Kind.SINGLE_ROW, "only one of 256" + altered);
        assertThat(of(Stage.NORMALIZED, ROWS, i -> i == 5 ? Math.nextUp((float) actual[i]) : actual[i]))
                .extracting(Difference::kind)
                .isEqualTo(Kind.SINGLE_ROW);
        assertThat(of(Stage.RAW, ROWS, i -> i == 5 ? Math.nextUp(actual[i]) : actual[i]))
                .as("of log returns this is another logarithm")
                .extracting(Difference::kind)
                .isEqualTo(Kind.LAST_BITS);
        assertThat(of(Stage.RAW, ROWS, i -> i == 5 || i == 9 ? actual[i] + 9 : actual[i]))
                .extracting(Difference::kind)
                .isNotEqualTo(Kind.SINGLE_ROW);
    }

    @Test
    void aConstantOffsetAndALineAreNamed() {
        assertRaw(
                i -> actual[i] - 0.5,
                Kind.CONSTANT_OFFSET,
                "expected is the actual value minus 0.5, in all 365 rows looked at");
        assertRaw(
                i -> (actual[i] - 50) / 16,
                Kind.LINEAR,
                "expected is 0.0625 times the actual value minus 3.125, in all 365 rows looked at: as with other statistics,"
                        + " or normalised once more or once less");
    }

    @Test
    void valuesThatOneSideLacksAreNoErrorInTheLastBits() {
        assertRaw(
                i -> i == 40 ? Double.NaN : actual[i],
                Kind.OTHER_UNDEFINED_VALUE,
                "all 255 rows looked at that have a value on both sides are equal; expected alone is absent in 1 of 256"
                        + " rows");
    }

    @Test
    void aShiftInRowsIsNamedWithItsSide() {
        assertRaw(
                i -> i < 3 ? Double.NaN : actual[i - 3],
                Kind.SHIFT,
                "expected is the actual value of 3 rows before, in all rows looked at; expected alone is absent in 3 of 365 rows");
        assertRaw(
                i -> i + 1 < ROWS ? actual[i + 1] : 0,
                Kind.SHIFT,
                "expected is the actual value of 1 row after, in all rows looked at");
    }

    @Test
    void storageIn32BitsAndDecimalsAreNamed() {
        assertRaw(
                i -> (float) actual[i],
                Kind.FLOAT32,
                "expected is the actual value rounded to a float, in all 365 rows looked at");
        assertRaw(
                i -> BigDecimal.valueOf(actual[i])
                        .setScale(4, RoundingMode.HALF_EVEN)
                        .doubleValue(),
                Kind.ROUNDED,
                "expected is the actual value rounded to 4 decimals, in all 365 rows looked at");
        assertThat(of(Stage.RAW, ROWS, i -> actual[i] * (1 + 1e-6 * (i % 3))))
                .extracting(Difference::kind)
                .isEqualTo(Kind.NEARLY_EQUAL);
        assertThat(of(Stage.RAW, ROWS, i -> Math.nextUp(actual[i])))
                .extracting(Difference::kind)
                .isEqualTo(Kind.LAST_BITS);
    }

    @Test
    void anotherUndefinedValueIsNamed() {
        for (int i = 0; i < 20; i++) {
            actual[i] = 50;
        }
        assertRaw(
                i -> i < 20 ? Double.NaN : actual[i],
                Kind.OTHER_UNDEFINED_VALUE,
                "they differ only where actual is 50.0; expected is absent there, and 236 of 256 rows looked at are equal");
        assertRaw(
                i -> i < 20 ? 100 : actual[i],
                Kind.OTHER_UNDEFINED_VALUE,
                "they differ only where actual is 50.0; expected is 100.0 there, and 236 of 256 rows looked at are equal");
    }

    @Test
    void boundsAreNamed() {
        assertRaw(
                i -> Math.max(40, Math.min(60, actual[i])),
                Kind.OTHER_BOUNDS,
                "expected is the actual value held within 40.0 and 60.0");
    }

    @Test
    void aDifferenceThatFadesOutIsOfAnotherStart() {
        assertThat(of(Stage.RAW, ROWS, i -> actual[i] + 20 * Math.pow(8 / 9.0, i)))
                .extracting(Difference::kind)
                .isEqualTo(Kind.OTHER_START);
    }

    @Test
    void whatMovesTogetherIsAnotherSmoothingAndElseNothingSimpleExplainsIt() {
        Random random = new Random(3);
        Difference smoother = of(Stage.RAW, ROWS, i -> i < 8 ? Double.NaN : mean(i, 9));
        assertThat(smoother).isNotNull();
        assertThat(smoother.kind()).isEqualTo(Kind.OTHER_SMOOTHING);
        assertThat(smoother.sentence())
                .startsWith("both move together (the correlation of 357 rows is 0.")
                .endsWith("form; expected alone is absent in 8 of 365 rows");
        assertThat(of(Stage.RAW, ROWS, i -> random.nextGaussian()))
                .extracting(Difference::kind)
                .isEqualTo(Kind.OTHER_FORMULA);
    }

    private double mean(int last, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += actual[last - i];
        }
        return sum / count;
    }

    @Test
    void nothingIsSaidOfFewRowsOrWithoutADivergence() {
        assertThat(of(Stage.RAW, 7, i -> actual[i] * 100)).isNull();
        assertThat(of(Stage.RAW, 8, i -> actual[i] * 100)).isNotNull();
        assertThat(of(Stage.RAW, ROWS, i -> actual[i])).isNull();
        assertThat(of(Stage.RAW, ROWS, i -> Double.NaN)).isNull();
    }

    @Test
    void aSampleStaysSmallHoweverLongTheColumnIs() {
        PairSample sample = new PairSample();
        for (int i = 0; i < 1_000_000; i++) {
            sample.add(i, -i, i % 2 == 0);
        }
        assertThat(sample.rows()).isEqualTo(PairSample.ROWS);
        assertThat(sample.expected()).hasSizeBetween(PairSample.ROWS + 64, PairSample.ROWS + 128);
        double[] expected = sample.expected();
        for (int i = 1; i < expected.length; i++) {
            assertThat(expected[i]).isGreaterThan(expected[i - 1]);
        }
        assertThat(expected[expected.length - 1]).isGreaterThan(900_000);
    }
}
