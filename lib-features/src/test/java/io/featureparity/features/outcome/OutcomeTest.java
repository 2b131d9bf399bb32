// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.outcome;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void C10_aResultIsClippedOnBothSidesAndAnUndefinedOneReadsAsTheFixedValue() {
        Outcome outcome = new Outcome(0, 3);

        assertThat(over(outcome::of, 2.5, 3, 3.5, -3.5, INF, -INF, NAN, -0.0))
                .isEqualTo(list(2.5, 3, 3, -3, 3, -3, 0, -0.0));
    }

    @Test
    void C10_theFixedValueIsClippedToo() {
        assertThat(new Outcome(7, 3).of(NAN)).isEqualTo(3.0);
        assertThat(new Outcome(-7, 3).of(NAN)).isEqualTo(-3.0);
    }

    @Test
    void C11_withoutABoundAnInfinityStands() {
        assertThat(over(Outcome.unclipped(0)::of, INF, -INF, 1e300)).isEqualTo(list(INF, -INF, 1e300));
    }

    @Test
    void C12_anUndefinedResultMayStayAbsent() {
        assertThat(Outcome.unclipped(NAN).of(NAN)).isNaN();
        assertThat(new Outcome(NAN, 3).of(NAN)).isNaN();
    }
}
