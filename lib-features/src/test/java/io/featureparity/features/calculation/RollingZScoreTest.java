// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.RollingZScore.Deviation;
import io.featureparity.features.series.Alone;
import io.featureparity.features.series.WholeFrame;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RollingZScoreTest extends CalculatorRules {

    private static final double NO_CLIP = Double.POSITIVE_INFINITY;
    private static final List<Kind> KINDS = made();

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    private static List<Kind> made() {
        List<Kind> kinds = new ArrayList<>();
        for (Deviation deviation : Deviation.values()) {
            for (int window : new int[] {2, 3, 20}) {
                RollingZScore score = new RollingZScore(window, 1, deviation, NO_CLIP);
                kinds.add(Alone.kind(score, 0));
            }
        }
        return kinds;
    }

    @Provide
    Arbitrary<double[]> values() {
        return Generated.values();
    }

    @Property(tries = 1000)
    void C10_everyParameterIsItsDefinition(
            @ForAll("values") double[] values,
            @ForAll @IntRange(min = 2, max = 60) int window,
            @ForAll @IntRange(min = 1, max = 60) int minCount,
            @ForAll Deviation divisor,
            @ForAll boolean clipped) {
        var parameters = new RollingZScore(window, Math.min(window, minCount), divisor, clipped ? 1 : NO_CLIP);

        double[] mean = WholeFrame.mean(window, values);
        double[] deviation = WholeFrame.deviation(window, divisor == Deviation.SAMPLE, values);
        double[] expected = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double z = (values[i] - mean[i]) / deviation[i];
            boolean undefined =
                    Double.isNaN(z) || deviation[i] == 0 || WholeFrame.count(window, values, i) < parameters.minCount();
            z = undefined ? 0.25 : z;
            expected[i] = clipped && z > 1 ? 1 : clipped && z < -1 ? -1 : z;
        }
        assertThat(over(Alone.values(parameters, 0.25), values)).isEqualTo(list(expected));
    }

    @Example
    void C10_theValueItselfIsInTheWindow() {
        double z = (3 - 2) / Math.sqrt(2);

        assertThat(over(contract(3), 1, 3)).isEqualTo(list(0, z));
    }

    @Example
    void C10_absentAndFlatAreUndefinedAndReadZero() {
        assertThat(over(contract(3), NAN, 5, 5, 5, NAN)).isEqualTo(list(0, 0, 0, 0, 0));
    }

    @Example
    void C10_aSpikeIsClippedOnEitherSide() {
        double[] spike = new double[60];
        spike[59] = 1;
        assertThat(over(contract(60), spike)).last().isEqualTo(3.0);
        spike[59] = -1;
        assertThat(over(contract(60), spike)).last().isEqualTo(-3.0);
    }

    @Example
    void F_withALeastCountOfThreeTheSecondValueIsUndefined() {
        var parameters = new RollingZScore(4, 3, Deviation.SAMPLE, NO_CLIP);

        assertThat(over(Alone.values(parameters, NAN), 1, 3, NAN, 5, 7, NAN, NAN, 9))
                .isEqualTo(list(NAN, NAN, NAN, 1, 1, NAN, NAN, NAN));
    }

    private static DoubleUnaryOperator contract(int window) {
        return Alone.values(new RollingZScore(window, 1, Deviation.SAMPLE, 3), 0);
    }
}
