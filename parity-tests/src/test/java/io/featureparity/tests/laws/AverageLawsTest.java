// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.tests.market.Alone;
import io.featureparity.testsupport.series.Bits;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Clause C1: what Wilder's average keeps to. */
class AverageLawsTest {

    private static final int TRIES = 1_000;
    private static final int LONGEST = 250;
    private static final int LARGEST_N = 100;

    @Property(tries = TRIES)
    void C1_aConstantIsItsOwnAverage(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LARGEST_N) int n,
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double constant) {
        double[] values = Arrays.stream(values(seed, LONGEST, 4))
                .map(x -> x * 0 + constant)
                .toArray();
        boolean seeded = false;
        Alone average = wilder(n);
        for (double x : values) {
            seeded |= !Double.isNaN(x);
            Bits.assertSame(average.next(x), seeded ? constant : Double.NaN);
        }
    }

    @Property(tries = TRIES)
    void C1_absentValuesLeaveTheAverage(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LARGEST_N) int n,
            @ForAll @IntRange(min = 1, max = LONGEST) int gap) {
        Alone average = wilder(n);
        double before = last(average, values(seed, LONGEST, 4));
        double[] absent = new double[gap];
        Arrays.fill(absent, Double.NaN);
        Bits.assertSame(last(average, absent), before);
    }

    @Property(tries = TRIES)
    void C1_absentValuesBeforeTheFirstDoNotMatter(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LARGEST_N) int n,
            @ForAll @IntRange(min = 1, max = LONGEST) int gap) {
        double[] values = values(seed, LONGEST, 0);
        Alone average = wilder(n);
        for (int i = 0; i < gap; i++) {
            assertThat(average.next(Double.NaN)).isNaN();
        }
        Bits.assertSame(last(average, values), last(wilder(n), values));
    }

    @Property
    void C1_aGapMakesTheNextValueWeighMore(@ForAll @IntRange(min = 2, max = LARGEST_N) int n) {
        double before = 0;
        for (int gap = 0; gap < 12; gap++) {
            Alone average = wilder(n);
            average.next(0);
            for (int i = 0; i < gap; i++) {
                average.next(Double.NaN);
            }
            double weight = average.next(1);
            assertThat(weight).isGreaterThan(before).isLessThan(1);
            before = weight;
        }
    }

    @Property(tries = TRIES)
    void C1_theAverageOfOneIsTheLastPresentValue(@ForAll long seed) {
        Alone average = wilder(1);
        double last = Double.NaN;
        for (double x : values(seed, LONGEST, 4)) {
            last = Double.isNaN(x) ? last : x;
            Bits.assertSame(average.next(x), last);
        }
    }

    @Property(tries = TRIES)
    void C1_valuesTimesAPowerOfTwoGiveTheAverageTimesIt(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LARGEST_N) int n,
            @ForAll @IntRange(min = -200, max = 200) int power) {
        Alone average = wilder(n);
        Alone scaled = wilder(n);
        for (double x : values(seed, LONGEST, 4)) {
            Bits.assertSame(scaled.next(Math.scalb(x, power)), Math.scalb(average.next(x), power));
        }
    }

    /**
     * Between the least and the greatest value but for rounding: a step adds less than two units in the last place and
     * keeps at most {@code (n - 1) / n} of what was off before.
     */
    @Property(tries = TRIES)
    void C1_theAverageStaysBetweenLeastAndGreatest(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LARGEST_N) int n) {
        double[] values = values(seed, LONGEST, 4);
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        Alone average = wilder(n);
        for (double x : values) {
            least = Double.isNaN(x) ? least : Math.min(least, x);
            greatest = Double.isNaN(x) ? greatest : Math.max(greatest, x);
            double value = average.next(x);
            if (!Double.isNaN(value)) {
                assertThat(value).isBetween(least - 2 * n * Math.ulp(least), greatest + 2 * n * Math.ulp(greatest));
            }
        }
    }

    private static Alone wilder(int n) {
        return new Alone("ewm_mean(x, alpha=1/" + n + ", adjust=False)");
    }

    private static double last(Alone average, double[] values) {
        double last = Double.NaN;
        for (double x : values) {
            last = average.next(x);
        }
        return last;
    }

    /** Positive values with runs of the same one; one in so many is absent, none for 0. */
    private static double[] values(long seed, int length, int oneInSoManyIsAbsent) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[length];
        double value = 1;
        for (int i = 0; i < length; i++) {
            value = random.nextInt(3) == 0 ? value : Math.scalb(1 + random.nextDouble(), random.nextInt(-8, 9));
            boolean absent = oneInSoManyIsAbsent > 0 && random.nextInt(oneInSoManyIsAbsent) == 0;
            values[i] = absent ? Double.NaN : value;
        }
        return values;
    }
}
