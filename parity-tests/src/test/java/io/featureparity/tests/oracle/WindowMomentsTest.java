// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.oracle;

import static io.featureparity.tests.oracle.Once.DIGITS;
import static io.featureparity.tests.oracle.Once.exact;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.tests.market.Moments;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Clauses C8 and C9 against commons-math3, and against two plain passes over the window that round nothing.
 *
 * <p>The bounds. A compensated sum is off by 2 * 2^-53 times the sum of all magnitudes that ever went in or out, of
 * which there are two for each bar. A step of Welford's moves the sum of squares by less than (2 M)^2, M being the
 * largest magnitude, and rounds it by less than 8 * 2^-53 times that; there are two steps a bar. Two passes in doubles
 * are better than that.
 */
class WindowMomentsTest {

    private static final int TRIES = 100;
    private static final int WINDOW = 60;
    private static final int LENGTH = 200;
    private static final double HALF_ULP_OF_1 = 0x1p-53;

    @Property(tries = TRIES)
    void C8_theMeanIsThatOfCommonsMathAndOfTheExactSum(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 9) int offset) {
        double[] values = values(seed, offset);
        Moments moments = new Moments(WINDOW);
        for (int row = 0; row < LENGTH; row++) {
            moments.push(values[row]);
            double actual = moments.mean();
            double[] present = present(values, row);
            assertThat(Double.isNaN(actual)).isEqualTo(present.length == 0);
            if (present.length > 0) {
                double bound = 2 * HALF_ULP_OF_1 * 2 * (row + 1) * largest(values) / present.length;
                assertThat(Math.abs(actual - new Mean().evaluate(present))).isLessThanOrEqualTo(2 * bound);
                assertThat(exact(actual).subtract(mean(present)).abs()).isLessThanOrEqualTo(exact(bound));
            }
        }
    }

    @Property(tries = TRIES)
    void C9_theDeviationIsThatOfCommonsMathAndOfTheExactSquares(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 9) int offset) {
        double[] values = values(seed, offset);
        Moments moments = new Moments(WINDOW);
        for (int row = 0; row < LENGTH; row++) {
            moments.push(values[row]);
            double actual = moments.deviation();
            double[] present = present(values, row);
            assertThat(Double.isNaN(actual)).isEqualTo(present.length < 2);
            if (present.length >= 2) {
                double most = 2 * largest(values);
                double bound = 2.0 * (row + 1) * 8 * HALF_ULP_OF_1 * most * most / (present.length - 1);
                double theirs = new StandardDeviation().evaluate(present);
                assertThat(Math.abs(actual * actual - theirs * theirs)).isLessThanOrEqualTo(2 * bound);
                BigDecimal squared = exact(actual).multiply(exact(actual));
                assertThat(squared.subtract(variance(present)).abs()).isLessThanOrEqualTo(exact(bound));
            }
        }
    }

    /** A population deviation, or a window one bar off, is far outside of the bounds: they are no formality. */
    @Property(tries = TRIES)
    void C9_theBoundTellsASampleFromAPopulation(@ForAll long seed, @ForAll @IntRange(min = 0, max = 4) int offset) {
        double[] values = values(seed, offset);
        double[] present = present(values, LENGTH - 1);
        double most = 2 * largest(values);
        double bound = 2.0 * LENGTH * 8 * HALF_ULP_OF_1 * most * most / (present.length - 1);
        double sample = new StandardDeviation(true).evaluate(present);
        double population = new StandardDeviation(false).evaluate(present);
        assertThat(sample * sample - population * population).isGreaterThan(4 * bound);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values)
                .filter(x -> !Double.isNaN(x))
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    private static double[] present(double[] values, int row) {
        return Arrays.stream(values, Math.max(0, row + 1 - WINDOW), row + 1)
                .filter(x -> !Double.isNaN(x))
                .toArray();
    }

    private static BigDecimal mean(double[] present) {
        BigDecimal sum = Arrays.stream(present).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(present.length), DIGITS);
    }

    private static BigDecimal variance(double[] present) {
        BigDecimal mean = mean(present);
        BigDecimal squares = Arrays.stream(present)
                .mapToObj(x -> exact(x).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return squares.divide(BigDecimal.valueOf(present.length - 1), DIGITS);
    }

    /** Values that spread over about 1, some power of ten away from zero; one in ten is absent. */
    private static double[] values(long seed, int offset) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            values[i] = random.nextInt(10) == 0 ? Double.NaN : StrictMath.pow(10, offset) + random.nextDouble();
        }
        return values;
    }
}
