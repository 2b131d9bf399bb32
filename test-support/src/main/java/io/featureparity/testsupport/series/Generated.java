// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.series;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generated series: walks with gaps, flats, zeros of both signs, jumps and spikes. */
public final class Generated {

    private static final int LONGEST = 150;

    private Generated() {}

    /**
     * Makes series of macro values.
     *
     * @return values of any sign, absent ones among them
     */
    public static Arbitrary<double[]> values() {
        Arbitrary<Double> anything = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.doubles().between(-200, 200).ofScale(4)),
                Tuple.of(6, Arbitraries.integers().between(-2, 2).map(Integer::doubleValue)),
                Tuple.of(3, Arbitraries.just(Double.NaN)),
                Tuple.of(2, Arbitraries.of(0.0, -0.0)),
                Tuple.of(1, Arbitraries.of(1e12, -1e9, 1e-12, Double.MIN_VALUE, 103.7137)));
        return withRepeats(anything);
    }

    /**
     * Makes series of whole numbers, whose sums are exact in any order.
     *
     * @return whole numbers from -1000 to 1000, absent ones among them
     */
    public static Arbitrary<double[]> wholeNumbers() {
        return withRepeats(Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(-1000, 1000).map(Integer::doubleValue)),
                Tuple.of(1, Arbitraries.just(Double.NaN))));
    }

    /**
     * Makes series of prices.
     *
     * @return prices above 0, absent ones among them
     */
    public static Arbitrary<double[]> prices() {
        return withRepeats(price());
    }

    /**
     * Makes series of bars.
     *
     * @return bars with the high not below the low, any price absent here and there
     */
    public static Arbitrary<Bars> bars() {
        Arbitrary<double[]> bar = Combinators.combine(price(), price(), price()).as((a, b, c) -> new double[] {
            Double.isNaN(a) || Double.isNaN(b) ? a : Math.max(a, b),
            Double.isNaN(a) || Double.isNaN(b) ? b : Math.min(a, b),
            c
        });
        return bar.list().ofMinSize(1).ofMaxSize(LONGEST).map(rows -> Bars.of(rows.toArray(double[][]::new)));
    }

    private static Arbitrary<Double> price() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(15_800, 15_830).map(quarters -> quarters * 0.25)),
                Tuple.of(4, Arbitraries.doubles().between(3900, 4100).ofScale(3)),
                Tuple.of(1, Arbitraries.of(1e-6, 1e9, 3955.0)),
                Tuple.of(1, Arbitraries.just(Double.NaN)));
    }

    /** Each value stands for one to five bars, so that there are flat stretches and long gaps. */
    private static Arbitrary<double[]> withRepeats(Arbitrary<Double> value) {
        Arbitrary<Integer> length = Arbitraries.frequency(Tuple.of(8, 1), Tuple.of(2, 2), Tuple.of(1, 5));
        return Combinators.combine(value, length)
                .as((x, times) -> {
                    double[] stretch = new double[times];
                    Arrays.fill(stretch, x);
                    return stretch;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(LONGEST)
                .map(stretches ->
                        stretches.stream().flatMapToDouble(Arrays::stream).toArray());
    }
}
