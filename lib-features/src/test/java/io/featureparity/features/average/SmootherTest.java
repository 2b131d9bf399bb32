// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.average;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.features.series.Alone;
import io.featureparity.features.series.WholeFrame;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Generated;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SmootherTest extends CalculatorRules {

    @Override
    protected List<Kind> kinds() {
        return Arrays.stream(Smoothing.values())
                .map(smoothing -> Alone.kindOfValues(
                        smoothing.name(), NAN, places -> new Smoother(places, smoothing, 5), Smoother::update))
                .toList();
    }

    @Provide
    Arbitrary<double[]> values() {
        return Generated.values();
    }

    @Provide
    Arbitrary<double[]> wholeNumbers() {
        return Generated.wholeNumbers();
    }

    @Property(tries = 1000)
    void C1_C8_everySmoothingIsItsDefinition(
            @ForAll("values") double[] values,
            @ForAll Smoothing smoothing,
            @ForAll @IntRange(min = 1, max = 30) int n) {
        assertThat(over(Alone.values(places -> new Smoother(places, smoothing, n), Smoother::update), values))
                .isEqualTo(list(WholeFrame.smooth(smoothing, n, values)));
    }

    @Property(tries = 1000)
    void F_thePlainMeanOfWholeNumbersIsTheirSumDividedByN(
            @ForAll("wholeNumbers") double[] values, @ForAll @IntRange(min = 1, max = 20) int n) {
        double[] expected = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            expected[i] =
                    i < n - 1 ? NAN : Arrays.stream(values, i - n + 1, i + 1).reduce(0, Double::sum) / n;
        }

        assertThat(over(Alone.values(places -> new Smoother(places, Smoothing.MEAN, n), Smoother::update), values))
                .isEqualTo(list(expected));
    }

    @Example
    void F_thePlainMeanIsAbsentWhereOneOfTheLastNIs() {
        assertThat(over(
                        Alone.values(places -> new Smoother(places, Smoothing.MEAN, 2), Smoother::update),
                        1,
                        3,
                        NAN,
                        5,
                        7))
                .isEqualTo(list(NAN, 2, NAN, NAN, 6));
    }
}
