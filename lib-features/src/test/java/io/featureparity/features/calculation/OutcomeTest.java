// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.calculation;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.calculation.FixedZScore;
import io.featureparity.features.series.Alone;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The last step of every calculation: what stands for an undefined result, then the clip. Here the result is the close. */
class OutcomeTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    private static DoubleUnaryOperator outcome(double undefined, double clip) {
        return Alone.values(new FixedZScore(0, 1, clip), undefined);
    }

    @Test
    void C10_aResultIsClippedOnBothSidesAndAnUndefinedOneReadsAsTheFixedValue() {
        assertThat(over(outcome(0, 3), 2.5, 3, 3.5, -3.5, INF, -INF, NAN, -0.0))
                .isEqualTo(list(2.5, 3, 3, -3, 3, -3, 0, -0.0));
    }

    @Test
    void C10_theFixedValueIsClippedToo() {
        assertThat(over(outcome(7, 3), NAN)).isEqualTo(list(3));
        assertThat(over(outcome(-7, 3), NAN)).isEqualTo(list(-3));
    }

    @Test
    void C11_withoutABoundAnInfinityStands() {
        assertThat(over(outcome(0, INF), INF, -INF, 1e300)).isEqualTo(list(INF, -INF, 1e300));
    }

    @Test
    void C12_anUndefinedResultMayStayAbsent() {
        assertThat(over(outcome(NAN, INF), NAN)).isEqualTo(list(NAN));
        assertThat(over(outcome(NAN, 3), NAN)).isEqualTo(list(NAN));
    }
}
