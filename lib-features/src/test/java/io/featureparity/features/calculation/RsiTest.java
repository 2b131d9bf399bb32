// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Rsi.NoLoss;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.features.series.Alone;
import io.featureparity.features.series.WholeFrame;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Generated;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RsiTest extends CalculatorRules {

    private static final List<Kind> KINDS = Alone.kindsOfAverage((smoothing, first) -> Arrays.stream(NoLoss.values())
            .map(noLoss -> new Rsi(9, smoothing, 0, first, noLoss))
            .map(rsi -> Alone.kind(rsi, 50)));

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Provide
    Arbitrary<double[]> prices() {
        return Generated.prices();
    }

    @Property(tries = 1000)
    void C3_everyParameterIsItsDefinition(
            @ForAll("prices") double[] closes,
            @ForAll @IntRange(min = 1, max = 20) int period,
            @ForAll Smoothing smoothing,
            @ForAll boolean withEpsilon,
            @ForAll FirstChange firstChange,
            @ForAll NoLoss noLoss) {
        double epsilon = withEpsilon ? 1e-10 : 0;
        double[] gain = new double[closes.length];
        double[] loss = new double[closes.length];
        for (int i = 0; i < closes.length; i++) {
            double d = i == 0 ? NAN : closes[i] - closes[i - 1];
            boolean absent = Double.isNaN(d) && firstChange == FirstChange.ABSENT;
            gain[i] = absent ? NAN : d > 0 ? d : 0;
            loss[i] = absent ? NAN : d < 0 ? -d : 0;
        }
        double[] g = WholeFrame.smooth(smoothing, period, gain);
        double[] l = WholeFrame.smooth(smoothing, period, loss);
        double[] expected = new double[closes.length];
        for (int i = 0; i < closes.length; i++) {
            double rsi = 100 - 100 / (1 + g[i] / (l[i] + epsilon));
            boolean undefined = l[i] + epsilon == 0 && noLoss == NoLoss.UNDEFINED;
            expected[i] = undefined || Double.isNaN(rsi) ? 50 : rsi;
        }
        var parameters = new Rsi(period, smoothing, epsilon, firstChange, noLoss);

        assertThat(over(Alone.values(parameters, 50), closes)).isEqualTo(list(expected));
    }

    @Example
    void C3_theFirstChangeIsZeroAndFeedsTheAverages() {
        // gains 0, 4, 0 and losses 0, 0, 8: of two, g = 0, 2, 1 and l = 0, 0, 4
        assertThat(over(contract(2), 10, 14, 6)).isEqualTo(list(50, 50, 100 - 100 / (1 + 1.0 / 4)));
    }

    @Example
    void C3_anAbsentCloseMakesTwoChangesZeroAndTheyFeedTheAverages() {
        // losses 0, 8, 0, 0 and gains 0, 0, 0, 0, then a gain of 4: l = 0, 4, 2, 1, 0.5 and g = 0, 0, 0, 0, 2
        assertThat(over(contract(2), 18, 10, NAN, 10, 14)).isEqualTo(list(50, 0, 0, 0, 100 - 100 / (1 + 4.0)));
    }

    @Example
    void C3_aMarketThatOnlyRisesReadsFifty() {
        assertThat(over(contract(9), 1, 2, 3, 4)).isEqualTo(list(50, 50, 50, 50));
    }

    @Example
    void C3_aMarketThatOnlyFallsReadsZero() {
        assertThat(over(contract(9), 4, 3, 2, 1)).isEqualTo(list(50, 0, 0, 0));
    }

    @Example
    void C3_aFlatMarketReadsFifty() {
        assertThat(over(contract(9), 4, 4, 4)).isEqualTo(list(50, 50, 50));
    }

    @Example
    void F_dividingByNoLossGivesAHundredInARisingMarketAndNothingInAFlatOne() {
        var parameters = new Rsi(9, Smoothing.WILDER, 0, FirstChange.ZERO, NoLoss.DIVIDE);

        assertThat(over(Alone.values(parameters, 50), 4, 4, 5)).isEqualTo(list(50, 50, 100));
    }

    @Example
    void F_anAbsentFirstChangeSeedsTheAverageOneBarLater() {
        var parameters = new Rsi(2, Smoothing.WILDER, 0, FirstChange.ABSENT, NoLoss.UNDEFINED);

        // gains -, 4, 0 and losses -, 0, 8: g = 4, 2 and l = 0, 4
        assertThat(over(Alone.values(parameters, 50), 10, 14, 6)).isEqualTo(list(50, 50, 100 - 100 / (1 + 2.0 / 4)));
    }

    private static DoubleUnaryOperator contract(int period) {
        return Alone.values(new Rsi(period, Smoothing.WILDER, 0, FirstChange.ZERO, NoLoss.UNDEFINED), 50);
    }
}
