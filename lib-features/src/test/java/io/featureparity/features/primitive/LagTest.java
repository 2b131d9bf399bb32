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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LagTest extends CalculatorRules {

    private static final List<Kind> KINDS = IntStream.of(1, 2, 20)
            .mapToObj(k -> Alone.kind("shift(close, " + k + ")", NAN))
            .toList();

    @Override
    protected List<Kind> kinds() {
        return KINDS;
    }

    @Test
    void C8_aValueLeavesOneLengthAfterItEntered() {
        assertThat(over(Alone.values("shift(close, 3)"), 1, 2, NAN, 4, 5, 6, 7))
                .isEqualTo(list(NAN, NAN, NAN, 1, 2, NAN, 4));
    }

    @Test
    void C11_aLagOfOneGivesTheValueBefore() {
        assertThat(over(Alone.values("shift(close)"), 1, 2, 3)).isEqualTo(list(NAN, 1, 2));
    }
}
