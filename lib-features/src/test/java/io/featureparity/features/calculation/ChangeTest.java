// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Change;
import io.featureparity.features.series.Alone;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Generated;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ChangeTest extends CalculatorRules {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final List<Kind> KINDS = IntStream.of(1, 3)
            .mapToObj(lag -> Alone.kind(new Change(lag, INF), 0))
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
    void C11_everyLagAndClipIsItsDefinition(
            @ForAll("values") double[] values, @ForAll @IntRange(min = 1, max = 288) int lag, @ForAll boolean clipped) {
        double[] expected = new double[values.length];
        for (int i = lag; i < values.length; i++) {
            double change = (values[i] - values[i - lag]) / values[i - lag];
            change = Double.isNaN(change) ? 0 : change;
            expected[i] = clipped && change > 0.1 ? 0.1 : clipped && change < -0.1 ? -0.1 : change;
        }

        assertThat(over(Alone.values(new Change(lag, clipped ? 0.1 : INF), 0), values))
                .isEqualTo(list(expected));
    }

    @Example
    void C11_thePreviousValueIsTheOneAtTheBarBefore() {
        assertThat(over(contract(), 4, 5, NAN, 5, 4)).isEqualTo(list(0, 0.25, 0, 0, -0.2));
    }

    @Example
    void C11_aChangeFromZeroIsInfiniteAndStands() {
        assertThat(over(contract(), 0.0, 3, 0, -3)).isEqualTo(list(0, INF, -1, -INF));
        assertThat(over(contract(), -0.0, 3)).isEqualTo(list(0, -INF));
    }

    @Example
    void C11_zeroFromZeroIsUndefined() {
        assertThat(over(contract(), 0, 0)).isEqualTo(list(0, 0));
    }

    @Example
    void F_anInfiniteChangeIsClipped() {
        assertThat(over(Alone.values(new Change(1, 0.1), 0), 0, 3)).isEqualTo(list(0, 0.1));
    }

    @Example
    void C11_theDifferenceIsTakenBeforeDividing() {
        double change = (4012.25 - 4011.5) / 4011.5;

        assertThat(over(contract(), 4011.5, 4012.25)).isEqualTo(list(0, change));
        assertThat(change).isNotEqualTo(4012.25 / 4011.5 - 1);
    }

    private static DoubleUnaryOperator contract() {
        return Alone.values(new Change(1, INF), 0);
    }
}
