// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Bars.bar;
import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.features.series.Alone;
import io.featureparity.features.series.WholeFrame;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Bars;
import io.featureparity.testsupport.series.Generated;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TrueRangeTest extends CalculatorRules {

    private static final List<Kind> KINDS = Arrays.stream(FirstChange.values())
            .map(first -> Alone.kind(range(first), NAN))
            .toList();

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Provide
    Arbitrary<Bars> bars() {
        return Generated.bars();
    }

    @Property(tries = 1000)
    void C4_itIsTheLargestOfTheTermsThatAreThere(@ForAll("bars") Bars bars, @ForAll FirstChange firstChange) {
        assertThat(over(Alone.bars(range(firstChange)), bars)).isEqualTo(list(WholeFrame.trueRange(firstChange, bars)));
    }

    @Example
    void C4_eachOfTheThreeTermsMayBeTheLargest() {
        Bars bars = Bars.of(bar(10, 8, 9), bar(14, 13, 13), bar(11, 9, 10), bar(13, 7, 8));

        assertThat(over(Alone.bars(range(FirstChange.ZERO)), bars)).isEqualTo(list(2, 5, 4, 6));
    }

    @Example
    void C4_absentTermsAreLeftOut() {
        Bars bars = Bars.of(
                bar(10, 8, 9), bar(NAN, 5, 9), bar(12, NAN, 9), bar(NAN, NAN, NAN), bar(12, 11, NAN), bar(12, NAN, 9));

        assertThat(over(Alone.bars(range(FirstChange.ZERO)), bars)).isEqualTo(list(2, 4, 3, NAN, 1, NAN));
    }

    @Example
    void F_withoutACloseBeforeThereIsNoRange() {
        Bars bars = Bars.of(bar(10, 8, 9), bar(10, 8, NAN), bar(10, 8, 9), bar(10, 8, 9));

        assertThat(over(Alone.bars(range(FirstChange.ABSENT)), bars)).isEqualTo(list(NAN, 2, NAN, 2));
    }

    /** The true range, as the templates write it. */
    private static String range(FirstChange first) {
        String range = "nanmax(high - low, abs(high - shift(close)), abs(low - shift(close)))";
        return first == FirstChange.ABSENT ? "where(isna(shift(close)), nan, " + range + ")" : range;
    }
}
