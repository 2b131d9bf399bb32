// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.features.raw.OneCalculation;
import io.featureparity.features.series.Alone;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Generated;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DailyChangeTest extends CalculatorRules {

    private static final long DAY = 86_400_000;
    private static final double NO_CLIP = Double.POSITIVE_INFINITY;
    private static final List<Kind> KINDS =
            List.of(Alone.kind(new DailyChange(NO_CLIP), 0, row -> DAY * (20_000L + row / 7)));

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Provide
    Arbitrary<double[]> values() {
        return Generated.values();
    }

    @Property(tries = 1000)
    void F_itIsTheChangeFromTheLastPresentValueOfTheDayBefore(
            @ForAll("values") double[] values,
            @ForAll @IntRange(min = -3, max = 3) int firstDay,
            @ForAll @Size(20) List<@IntRange(min = 0, max = 2) Integer> steps) {
        long[] days = new long[values.length];
        double[] expected = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            days[i] = i == 0 ? firstDay : days[i - 1] + (i % 3 == 0 ? steps.get(i % 20) : 0);
            double previous = NAN;
            for (int j = 0; j < i; j++) {
                if (days[j] == days[i] - 1 && !Double.isNaN(values[j])) {
                    previous = values[j];
                }
            }
            double change = (values[i] - previous) / previous;
            expected[i] = Double.isNaN(change) ? 0 : change;
        }

        assertThat(run(NO_CLIP, values, days)).isEqualTo(list(expected));
    }

    @Example
    void F_allBarsOfADayAreComparedWithTheSameValue() {
        assertThat(run(NO_CLIP, new double[] {3, 4, NAN, 5, 6, 8}, new long[] {10, 10, 10, 11, 11, 12}))
                .isEqualTo(list(0, 0, 0, 0.25, 0.5, (8.0 - 6) / 6));
    }

    @Example
    void F_aDayWithoutADayBeforeIsUndefined() {
        assertThat(run(NO_CLIP, new double[] {4, 5, 6}, new long[] {-2, 0, 1})).isEqualTo(list(0, 0, 0.2));
    }

    @Example
    void F_itIsClipped() {
        assertThat(run(0.1, new double[] {4, 8, 0}, new long[] {1, 2, 3})).isEqualTo(list(0, 0.1, -0.1));
    }

    private static List<Double> run(double clip, double[] values, long[] days) {
        OneCalculation change = new OneCalculation(new DailyChange(clip), 0, false);
        double[] s = change.shape().fresh();
        double[] scratch = change.scratch();
        List<Double> results = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            results.add(change.update(s, scratch, DAY * days[i], NAN, NAN, values[i]));
        }
        return results;
    }
}
