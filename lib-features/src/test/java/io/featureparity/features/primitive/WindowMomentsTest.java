// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.RollingZScore.Deviation;
import io.featureparity.features.raw.OneCalculation;
import io.featureparity.features.series.Alone;
import io.featureparity.features.series.WholeFrame;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Generated;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class WindowMomentsTest extends CalculatorRules {

    private static final List<Kind> KINDS = Stream.of(2, 3, 20)
            .flatMap(n -> Stream.of(text(n, Deviation.SAMPLE), text(n, Deviation.POPULATION)))
            .map(text -> Alone.kind(text, NAN))
            .toList();

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Provide
    Arbitrary<double[]> values() {
        return Generated.values();
    }

    @Property(tries = 1000)
    void C9_itIsTheClauseWrittenOutOverTheWholeSeries(
            @ForAll("values") double[] values, @ForAll @IntRange(min = 2, max = 60) int n, @ForAll Deviation divisor) {
        assertThat(deviation(n, divisor, values))
                .isEqualTo(list(WholeFrame.deviation(n, divisor == Deviation.SAMPLE, values)));
    }

    @Example
    void C9_aSampleOfOneIsAbsentAndOneOfTwoIsNot() {
        assertThat(deviation(3, Deviation.SAMPLE, NAN, 1, NAN, 3, NAN, NAN))
                .isEqualTo(list(NAN, NAN, NAN, Math.sqrt(2), NAN, NAN));
    }

    @Example
    void F_aPopulationOfOneHasADeviation() {
        assertThat(deviation(3, Deviation.POPULATION, NAN, 1, 3)).isEqualTo(list(NAN, 0, 1));
    }

    @Example
    void C9_aConstantDeviatesByZero() {
        assertThat(deviation(2, Deviation.SAMPLE, 0.1, 0.1, 0.1)).isEqualTo(list(NAN, 0, 0));
    }

    @Example
    void C9_itStartsOverWhereTheDigitsAreLost() {
        // Once 1e9 has gone, nothing of the squares of 1, 3 and 5 would be left without starting over.
        List<Double> results = deviation(3, Deviation.SAMPLE, 1e9, 1, 3, 5);

        assertThat(results).last().isEqualTo(2.0);
    }

    @Example
    void C9_startingOverTakesTheOldestFirstTheEnteringOneIncluded() {
        double[] window = {0.1, 0.7, 0.3};
        double fresh = deviation(3, Deviation.SAMPLE, window).get(2);
        double otherOrder = deviation(3, Deviation.SAMPLE, 0.7, 0.3, 0.1).get(2);

        assertThat(deviation(3, Deviation.SAMPLE, 1e12, 0.1, 0.7, 0.3)).last().isEqualTo(fresh);
        assertThat(deviation(3, Deviation.SAMPLE, 5, 1e12, 0.1, 0.7, 0.3))
                .last()
                .isEqualTo(fresh);
        assertThat(fresh).isNotEqualTo(otherOrder);
    }

    /** Equal values are not added one by one then; that must not be seen, now or later. */
    @Property(tries = 1000)
    void C9_startingOverWithEqualValuesOnlyIsAddingThemOneByOne(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double only,
            @ForAll @IntRange(min = 1, max = 5) int absent,
            @ForAll("values") double[] later) {
        int n = 8;
        double[] values = new double[1 + absent + n - absent + later.length];
        Arrays.fill(values, only);
        values[0] = only + 1e12; // once it has gone, nothing is left of the squares
        Arrays.fill(values, 1, 1 + absent, NAN);
        System.arraycopy(later, 0, values, values.length - later.length, later.length);
        assertThat(deviation(n, Deviation.SAMPLE, values)).isEqualTo(list(WholeFrame.deviation(n, true, values)));
    }

    @Example
    void C9_startingOverWithEqualValuesLeavesNothingBehind() {
        OneCalculation deviation = new OneCalculation(Alone.formula(text(3, Deviation.SAMPLE)), NAN, false);
        double[] s = deviation.shape().fresh();
        for (double x : new double[] {1e12, -0.0, NAN, -0.0}) {
            deviation.update(s, deviation.scratch(), 0, x, x, x);
        }
        // The lag's place, then mean, squares, the two compensations and the count.
        assertThat(deviation.own(s)).containsExactly(1, 0.0, 0.0, 0.0, 0.0, 2);
    }

    @Example
    void C9_anEmptiedWindowBeginsAtZero() {
        assertThat(deviation(2, Deviation.SAMPLE, 7, 9, NAN, NAN, 1, 3))
                .isEqualTo(list(NAN, Math.sqrt(2), NAN, NAN, NAN, Math.sqrt(2)));
    }

    private static List<Double> deviation(int n, Deviation divisor, double... values) {
        return over(Alone.values(text(n, divisor)), values);
    }

    private static String text(int n, Deviation divisor) {
        return "rolling_std(close, " + n + ", min_periods=1, ddof=" + (divisor == Deviation.SAMPLE ? 1 : 0) + ")";
    }
}
