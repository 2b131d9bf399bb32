// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.series.Alone;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class EwmMeanTest extends CalculatorRules {

    private static final List<Kind> KINDS = List.of(
            Alone.kind("ewm_mean(close, alpha=1/9, adjust=False)", NAN),
            Alone.kind("ewm_mean(close, alpha=1/2, adjust=False)", NAN),
            Alone.kind("ewm_mean(close, alpha=1/1, adjust=False)", NAN),
            Alone.kind("ewm_mean(close, span=7, adjust=False)", NAN),
            Alone.kind("ewm_mean(close, span=7)", NAN),
            Alone.kind("ewm_mean(close, com=2, ignore_na=True, min_periods=3)", NAN));

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Test
    void C1_theFirstPresentValueSeedsIt() {
        assertThat(over(wilder(4), NAN, NAN, 8, 4)).isEqualTo(list(NAN, NAN, 8, 7));
    }

    @Test
    void C1_nothingPresentIsAbsent() {
        assertThat(over(wilder(4), NAN, NAN)).isEqualTo(list(NAN, NAN));
    }

    @Test
    void C1_theOldGoesOnDecayingAcrossAGap() {
        // keep 0.75, a 0.25; after one absent value the old weighs 0.5625
        double expected = (0.5625 * 1 + 0.25 * 5) / (0.5625 + 0.25);

        assertThat(over(wilder(4), 1, NAN, 5)).isEqualTo(list(1, 1, expected));
        assertThat(expected).isNotEqualTo(2.0);
    }

    @Test
    void C1_anEqualValueEndsTheDecayToo() {
        assertThat(over(wilder(4), 1, NAN, 1, 5)).isEqualTo(list(1, 1, 1, 2));
    }

    @Test
    void C1_ofTwoTheWeightIsWhatTheOldHasLost() {
        // After a gap the old weighs 0.25 and the new one 0.75; had a stayed 0.5, it would be (0.25 + 1.5) / 0.75.
        assertThat(over(wilder(2), 1, NAN, 3)).isEqualTo(list(1, 1, 2.5));
    }

    @Test
    void C1_ofTwoWithoutAGapTheWeightsAreEqual() {
        assertThat(over(wilder(2), 1, NAN, 3, 4.5)).isEqualTo(list(1, 1, 2.5, 3.5));
    }

    @Test
    void C1_theWeightIsNotOneNthWhereRoundingParts() {
        double share = 1.0 / 3;
        double a = 1 / (1 + (1 - share) / share);
        double old = 1 - a;

        assertThat(a).isNotEqualTo(share);
        assertThat(over(wilder(3), 0, 1)).isEqualTo(list(0, (old * 0 + a * 1) / (old + a)));
    }

    @Test
    void C1_aConstantStaysExact() {
        assertThat(over(wilder(9), 0.1, 0.1, NAN, 0.1)).isEqualTo(list(0.1, 0.1, 0.1, 0.1));
    }

    @Test
    void C1_ofOneItIsTheValueItself() {
        assertThat(over(wilder(1), 0.1, 0.7, NAN, 0.3)).isEqualTo(list(0.1, 0.7, 0.7, 0.3));
    }

    @Test
    void C1_aNegativeZeroSeedsAsItIs() {
        assertThat(over(wilder(9), -0.0, 0.0)).isEqualTo(list(-0.0, -0.0));
    }

    @Test
    void C1_anInfiniteValueCountsAsAbsent() {
        double inf = Double.POSITIVE_INFINITY;

        assertThat(over(wilder(4), inf, 8, -inf, 4)).isEqualTo(list(NAN, 8, 8, (0.5625 * 8 + 0.25 * 4) / 0.8125));
        assertThat(over(wilder(1), inf, 2, inf, 3)).isEqualTo(list(NAN, 2, 2, 3));
    }

    @Test
    void F_exponentialWeighsTwoOverNPlusOne() {
        assertThat(over(exponential(7), 8, 4, 3)).isEqualTo(list(8, 7, 6));
    }

    @Test
    void F_exponentialOfThreeIsWildersOfTwo() {
        // Both have a centre of mass of 1, and with it the weight that follows the old.
        assertThat(over(exponential(3), 1, NAN, 3)).isEqualTo(list(1, 1, 2.5));
    }

    private static DoubleUnaryOperator wilder(int n) {
        return Alone.values("ewm_mean(close, alpha=1/" + n + ", adjust=False)");
    }

    private static DoubleUnaryOperator exponential(int n) {
        return Alone.values("ewm_mean(close, span=" + n + ", adjust=False)");
    }
}
