// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Bars.bar;
import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.features.series.Alone;
import io.featureparity.features.series.WholeFrame;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Bars;
import io.featureparity.testsupport.series.Generated;
import io.featureparity.testsupport.series.Run;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AtrPercentTest extends CalculatorRules {

    private static final List<Kind> KINDS = Alone.kindsOfAverage((smoothing, first) ->
            Stream.of(new AtrPercent(10, smoothing, 0, first, 1)).map(atr -> Alone.kind(atr, 0)));

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Provide
    Arbitrary<Bars> bars() {
        return Generated.bars();
    }

    @Property(tries = 1000)
    void C5_everyParameterIsItsDefinition(
            @ForAll("bars") Bars bars,
            @ForAll @IntRange(min = 1, max = 20) int period,
            @ForAll Smoothing smoothing,
            @ForAll boolean withEpsilon,
            @ForAll FirstChange firstChange,
            @ForAll boolean percent) {
        double epsilon = withEpsilon ? 1e-10 : 0;
        double[] average = WholeFrame.smooth(smoothing, period, WholeFrame.trueRange(firstChange, bars));
        double[] expected = new double[bars.length()];
        for (int i = 0; i < expected.length; i++) {
            double value = average[i] / (bars.close()[i] + epsilon);
            value = percent ? value * 100 : value;
            expected[i] = Double.isNaN(value) ? 0 : value;
        }
        var parameters = new AtrPercent(period, smoothing, epsilon, firstChange, percent ? 100 : 1);

        assertThat(over(Alone.bars(parameters, 0), bars)).isEqualTo(list(expected));
    }

    @Example
    void C5_itIsAFractionOfTheClose() {
        assertThat(over(ofTwo(), Bars.of(bar(10, 8, 8), bar(12, 8, 12), bar(13, 12, NAN), bar(14, 14, 16))))
                .isEqualTo(list(0.25, 0.25, 0, 1.0 / 16));
    }

    @Example
    void C5_theAverageStaysWhereTheRangeIsAbsent() {
        assertThat(over(ofTwo(), Bars.of(bar(10, 8, NAN), bar(NAN, NAN, 8)))).isEqualTo(list(0, 0.25));
    }

    @Example
    void C5_undefinedReadsZeroAndAFlatMarketIsZero() {
        assertThat(over(ofTwo(), Bars.of(bar(NAN, NAN, NAN), bar(8, 8, 8), bar(8, 8, 8))))
                .isEqualTo(list(0, 0, 0));
    }

    private static Run.OfBars ofTwo() {
        return Alone.bars(new AtrPercent(2, Smoothing.WILDER, 0, FirstChange.ZERO, 1), 0);
    }
}
