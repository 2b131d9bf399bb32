// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.series.Alone;
import io.featureparity.features.series.WholeFrame;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import io.featureparity.testsupport.series.Generated;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WindowSumsTest extends CalculatorRules {

    private static final List<Kind> KINDS = Stream.of(1, 2, 20)
            .flatMap(n -> Stream.of(mean(n), "rolling_mean(close, " + n + ")", "rolling_sum(close, " + n + ")"))
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
    void C8_itIsTheClauseWrittenOutOverTheWholeSeries(
            @ForAll("values") double[] values, @ForAll @IntRange(min = 1, max = 60) int n) {
        assertThat(mean(n, values)).isEqualTo(list(WholeFrame.mean(n, values)));
    }

    @Example
    void C8_absentValuesTakeAPlaceAndDoNotCount() {
        assertThat(mean(3, NAN, 2, NAN, 4, NAN, NAN, 6)).isEqualTo(list(NAN, 2, 2, 3, 4, 4, 6));
    }

    @Example
    void C8_anEmptiedWindowIsAbsentAndItsSumStays() {
        // What rounding has left in the sum outlives the gap, so that 0.3 and 0.1 do not give 0.2 after it.
        assertThat(mean(2, 0.1, 0.2, NAN, NAN, 0.3, 0.1))
                .isEqualTo(list(0.1, 0.30000000000000004 / 2, 0.2, NAN, 0.3, 0.3999999999999999 / 2));
    }

    @Example
    void C8_aRunOfEqualValuesGivesThatValueExactly() {
        assertThat(mean(3, 1e17, 0.1, 0.1, 0.1)).element(3).isEqualTo(0.1);
    }

    @Example
    void C8_anAbsentValueDoesNotEndARun() {
        assertThat(mean(3, 1e17, 0.1, 0.1, NAN)).element(3).isEqualTo(0.1);
    }

    @Example
    void C8_zerosOfBothSignsAreOneRunAndTheLastGivesTheSign() {
        assertThat(mean(3, 0.0, -0.0, NAN, 0.0)).isEqualTo(list(0.0, -0.0, -0.0, 0.0));
    }

    @Example
    void C8_withoutANegativeValueTheMeanIsNotBelowZero() {
        assertThat(mean(2, 0.1, 0.3, 1e-30, 0.0)).last().isEqualTo(0.0);
    }

    @Example
    void C8_oneNegativeZeroLetsTheSameSumStandBelowZero() {
        assertThat(mean(2, 0.1, 0.3, 1e-30, -0.0)).last().isEqualTo(-5.551115123125683e-17 / 2);
    }

    @Example
    void C8_allNegativeTheMeanIsNotAboveZero() {
        assertThat(mean(2, -0.1, -0.3, -1e-30, -0.0)).last().isEqualTo(0.0);
        assertThat(mean(2, -0.1, -0.3, -1e-30, 0.0)).last().isEqualTo(5.551115123125683e-17 / 2);
    }

    @Example
    void F_aMeanOfTheWholeWindowIsAbsentUnlessAllOfItIsPresent() {
        assertThat(over(Alone.values("rolling_mean(close, 2)"), 1, 3, NAN, 5, 7))
                .isEqualTo(list(NAN, 2, NAN, NAN, 6));
    }

    private static List<Double> mean(int n, double... values) {
        return over(Alone.values(mean(n)), values);
    }

    private static String mean(int n) {
        return "rolling_mean(close, " + n + ", min_periods=1)";
    }
}
