// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.features.series.Alone;
import io.featureparity.features.series.WholeFrame;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Generated;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SmoothingTest extends CalculatorRules {

    private static final List<Kind> KINDS = Arrays.stream(Smoothing.values())
            .map(smoothing -> Alone.kind(average(smoothing, 5), NAN))
            .toList();

    @Override
    protected List<Kind> kinds() {
        return KINDS;
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
        assertThat(over(Alone.values(average(smoothing, n), NAN), values))
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

        assertThat(over(Alone.values(average(Smoothing.MEAN, n), NAN), values)).isEqualTo(list(expected));
    }

    @Example
    void F_thePlainMeanIsAbsentWhereOneOfTheLastNIs() {
        assertThat(over(Alone.values(average(Smoothing.MEAN, 2), NAN), 1, 3, NAN, 5, 7))
                .isEqualTo(list(NAN, 2, NAN, NAN, 6));
    }

    @Example
    void F_meanSeededIsAbsentUntilThereAreNAndBeginsWithTheirMean() {
        assertThat(over(Alone.values(average(Smoothing.WILDER_MEAN_SEEDED, 4), NAN), 1, NAN, 2, 3, 6, 7))
                .isEqualTo(list(NAN, NAN, NAN, NAN, 3, 4));
    }

    @Example
    void G14_meanSeededSumsAsPandasSoThatAnAbsentValueEndsASumOfNegativeZeros() {
        assertThat(over(Alone.values(average(Smoothing.WILDER_MEAN_SEEDED, 1), NAN), NAN, -0.0))
                .isEqualTo(list(NAN, 0.0));
        assertThat(over(Alone.values(average(Smoothing.WILDER_MEAN_SEEDED, 2), NAN), -0.0, -0.0))
                .isEqualTo(list(NAN, -0.0));
        assertThat(list(WholeFrame.smooth(Smoothing.WILDER_MEAN_SEEDED, 1, new double[] {NAN, -0.0})))
                .isEqualTo(list(NAN, 0.0));
    }

    /** An average of the close, as the templates write it. */
    private static Formula average(Smoothing smoothing, int n) {
        return switch (smoothing) {
            case WILDER -> Alone.formula("ewm_mean(close, alpha=1/" + n + ", adjust=False)");
            case EXPONENTIAL -> Alone.formula("ewm_mean(close, span=" + n + ", adjust=False)");
            case MEAN -> Alone.formula("rolling_mean(close, " + n + ")");
            case WILDER_MEAN_SEEDED ->
                Alone.formula(
                        Map.of("seen", "cumsum(where(isna(close), 0, 1))"),
                        "ewm_mean(where(seen < " + n + ", nan, where((seen == " + n
                                + ") & ~isna(close), cumsum(close) / " + n + ", close)), alpha=1/" + n
                                + ", adjust=False)");
        };
    }
}
