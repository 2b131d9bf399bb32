// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.average;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.series.Alone;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class WilderAverageTest extends CalculatorRules {

    @Override
    protected List<Kind> kinds() {
        return List.of(
                Alone.kindOfValues("Wilder", NAN, places -> WilderAverage.wilder(places, 9), WilderAverage::update),
                Alone.kindOfValues("of two", NAN, places -> WilderAverage.wilder(places, 2), WilderAverage::update),
                Alone.kindOfValues("of one", NAN, places -> WilderAverage.wilder(places, 1), WilderAverage::update),
                Alone.kindOfValues(
                        "mean seeded", NAN, places -> WilderAverage.meanSeeded(places, 4), WilderAverage::update),
                Alone.kindOfValues(
                        "exponential", NAN, places -> WilderAverage.exponential(places, 7), WilderAverage::update));
    }

    @Test
    void C1_theFirstPresentValueSeedsIt() {
        assertThat(over(Alone.values(places -> WilderAverage.wilder(places, 4), WilderAverage::update), NAN, NAN, 8, 4))
                .isEqualTo(list(NAN, NAN, 8, 7));
    }

    @Test
    void C1_nothingPresentIsAbsent() {
        assertThat(over(Alone.values(places -> WilderAverage.wilder(places, 4), WilderAverage::update), NAN, NAN))
                .isEqualTo(list(NAN, NAN));
    }

    @Test
    void C1_theOldGoesOnDecayingAcrossAGap() {
        // keep 0.75, a 0.25; after one absent value the old weighs 0.5625
        double expected = (0.5625 * 1 + 0.25 * 5) / (0.5625 + 0.25);

        assertThat(over(Alone.values(places -> WilderAverage.wilder(places, 4), WilderAverage::update), 1, NAN, 5))
                .isEqualTo(list(1, 1, expected));
        assertThat(expected).isNotEqualTo(2.0);
    }

    @Test
    void C1_anEqualValueEndsTheDecayToo() {
        assertThat(over(Alone.values(places -> WilderAverage.wilder(places, 4), WilderAverage::update), 1, NAN, 1, 5))
                .isEqualTo(list(1, 1, 1, 2));
    }

    @Test
    void C1_ofTwoTheWeightIsWhatTheOldHasLost() {
        // After a gap the old weighs 0.25 and the new one 0.75; had a stayed 0.5, it would be (0.25 + 1.5) / 0.75.
        assertThat(over(Alone.values(places -> WilderAverage.wilder(places, 2), WilderAverage::update), 1, NAN, 3))
                .isEqualTo(list(1, 1, 2.5));
    }

    @Test
    void C1_ofTwoWithoutAGapTheWeightsAreEqual() {
        assertThat(over(Alone.values(places -> WilderAverage.wilder(places, 2), WilderAverage::update), 1, NAN, 3, 4.5))
                .isEqualTo(list(1, 1, 2.5, 3.5));
    }

    @Test
    void C1_theWeightIsNotOneNthWhereRoundingParts() {
        double share = 1.0 / 3;
        double a = 1 / (1 + (1 - share) / share);
        double old = 1 - a;

        assertThat(a).isNotEqualTo(share);
        assertThat(over(Alone.values(places -> WilderAverage.wilder(places, 3), WilderAverage::update), 0, 1))
                .isEqualTo(list(0, (old * 0 + a * 1) / (old + a)));
    }

    @Test
    void C1_aConstantStaysExact() {
        assertThat(over(
                        Alone.values(places -> WilderAverage.wilder(places, 9), WilderAverage::update),
                        0.1,
                        0.1,
                        NAN,
                        0.1))
                .isEqualTo(list(0.1, 0.1, 0.1, 0.1));
    }

    @Test
    void C1_ofOneItIsTheValueItself() {
        assertThat(over(
                        Alone.values(places -> WilderAverage.wilder(places, 1), WilderAverage::update),
                        0.1,
                        0.7,
                        NAN,
                        0.3))
                .isEqualTo(list(0.1, 0.7, 0.7, 0.3));
    }

    @Test
    void C1_aNegativeZeroSeedsAsItIs() {
        assertThat(over(Alone.values(places -> WilderAverage.wilder(places, 9), WilderAverage::update), -0.0, 0.0))
                .isEqualTo(list(-0.0, -0.0));
    }

    @Test
    void C1_anAverageThatOverflowedToAbsentIsSeededAnew() {
        double inf = Double.POSITIVE_INFINITY;

        assertThat(over(Alone.values(places -> WilderAverage.wilder(places, 1), WilderAverage::update), inf, 2, 3))
                .isEqualTo(list(inf, NAN, 3));
    }

    @Test
    void F_meanSeededIsAbsentUntilThereAreNAndBeginsWithTheirMean() {
        assertThat(over(
                        Alone.values(places -> WilderAverage.meanSeeded(places, 4), WilderAverage::update),
                        1,
                        NAN,
                        2,
                        3,
                        6,
                        7))
                .isEqualTo(list(NAN, NAN, NAN, NAN, 3, 4));
    }

    @Test
    void F_exponentialWeighsTwoOverNPlusOne() {
        assertThat(over(Alone.values(places -> WilderAverage.exponential(places, 7), WilderAverage::update), 8, 4, 3))
                .isEqualTo(list(8, 7, 6));
    }

    @Test
    void F_exponentialOfThreeIsWildersOfTwo() {
        // Both have a centre of mass of 1, and with it the weight that follows the old.
        assertThat(over(Alone.values(places -> WilderAverage.exponential(places, 3), WilderAverage::update), 1, NAN, 3))
                .isEqualTo(list(1, 1, 2.5));
    }
}
