// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Bars.bar;
import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.Adx.Output;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.features.series.Alone;
import io.featureparity.features.series.WholeFrame;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Bars;
import io.featureparity.testsupport.series.Generated;
import io.featureparity.testsupport.series.Run;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AdxTest extends CalculatorRules {

    private static final List<Kind> KINDS = Alone.kindsOfAverage((smoothing, first) -> Arrays.stream(Output.values())
            .map(output -> new Adx(5, smoothing, 0, first, output))
            .map(adx -> Alone.kind(adx, 25)));

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Provide
    Arbitrary<Bars> bars() {
        return Generated.bars();
    }

    @Property(tries = 1000)
    void C7_everyParameterIsItsDefinition(
            @ForAll("bars") Bars bars,
            @ForAll @IntRange(min = 1, max = 20) int period,
            @ForAll Smoothing smoothing,
            @ForAll boolean withEpsilon,
            @ForAll FirstChange firstChange,
            @ForAll Output output) {
        var parameters = new Adx(period, smoothing, withEpsilon ? 1e-10 : 0, firstChange, output);
        double[] expected = overTheWholeFrame(parameters, bars);

        assertThat(over(Alone.bars(parameters, 25), bars)).isEqualTo(list(expected));
    }

    private static double[] overTheWholeFrame(Adx parameters, Bars bars) {
        int n = bars.length();
        double[] plus = new double[n];
        double[] minus = new double[n];
        for (int i = 0; i < n; i++) {
            double up = i == 0 ? NAN : bars.high()[i] - bars.high()[i - 1];
            double down = i == 0 ? NAN : bars.low()[i - 1] - bars.low()[i];
            boolean unknown = Double.isNaN(up) || Double.isNaN(down);
            double otherwise = unknown && parameters.firstChange() == FirstChange.ABSENT ? NAN : 0;
            plus[i] = !unknown && up > down && up > 0 ? up : otherwise;
            minus[i] = !unknown && down > up && down > 0 ? down : otherwise;
        }
        double[] range = WholeFrame.trueRange(FirstChange.ZERO, bars);
        double[] a = WholeFrame.smooth(parameters.smoothing(), parameters.period(), range);
        double[] p = WholeFrame.smooth(parameters.smoothing(), parameters.period(), plus);
        double[] m = WholeFrame.smooth(parameters.smoothing(), parameters.period(), minus);
        double[] dx = new double[n];
        for (int i = 0; i < n; i++) {
            double divisor = a[i] + parameters.epsilon();
            double pdi = (100 * p[i]) / divisor;
            double mdi = (100 * m[i]) / divisor;
            double sum = (pdi + mdi) + parameters.epsilon();
            dx[i] = divisor == 0 || sum == 0 ? NAN : (100 * Math.abs(pdi - mdi)) / sum;
        }
        double[] result = parameters.output() == Output.DX
                ? dx
                : WholeFrame.smooth(parameters.smoothing(), parameters.period(), dx);
        for (int i = 0; i < n; i++) {
            result[i] = Double.isNaN(result[i]) ? 25 : result[i];
        }
        return result;
    }

    @Example
    void C7_aFlatMarketLeavesItAtItsDefault() {
        assertThat(over(contract(14), Bars.of(bar(8, 8, 8), bar(8, 8, 8), bar(8, 8, 8))))
                .isEqualTo(list(25, 25, 25));
    }

    @Example
    void C7_aOneSidedMarketReadsAHundred() {
        assertThat(over(contract(14), Bars.of(bar(8, 7, 8), bar(9, 8, 9), bar(10, 9, 10))))
                .isEqualTo(list(25, 100, 100));
        assertThat(over(contract(14), Bars.of(bar(10, 9, 9), bar(9, 8, 8)))).isEqualTo(list(25, 100));
    }

    @Example
    void C7_undefinedIndicesDoNotWeighBeforeTheFirstDefinedOne() {
        // Of two: ranges 0, 0, 4, 3; plus 0, 0, 4, 0; minus 0, 0, 0, 3, and so A = 2, 2.5; P = 2, 1; M = 0, 1.5.
        double pdi = (100 * 1) / 2.5;
        double mdi = (100 * 1.5) / 2.5;
        double dx = (100 * (mdi - pdi)) / (pdi + mdi);
        Bars bars = Bars.of(bar(8, 8, 8), bar(8, 8, 8), bar(12, 8, 8), bar(8, 5, 6));

        assertThat(over(contract(2), bars)).isEqualTo(list(25, 25, 100, (100 + dx) / 2));
    }

    @Example
    void F_dxIsTheIndexBeforeItIsAveraged() {
        var parameters = new Adx(2, Smoothing.WILDER, 0, FirstChange.ZERO, Output.DX);
        Bars bars = Bars.of(bar(8, 8, 8), bar(8, 8, 8), bar(12, 8, 8), bar(8, 5, 6));

        assertThat(over(Alone.bars(parameters, 25), bars)).isEqualTo(list(25, 25, 100, 20));
    }

    private static Run.OfBars contract(int period) {
        return Alone.bars(new Adx(period, Smoothing.WILDER, 0, FirstChange.ZERO, Output.ADX), 25);
    }
}
