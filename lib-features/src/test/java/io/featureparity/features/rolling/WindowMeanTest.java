// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.series.Alone;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import java.util.List;
import net.jqwik.api.Example;

class WindowMeanTest extends CalculatorRules {

    @Override
    protected List<Kind> kinds() {
        return Alone.kindsOfLength(NAN, WindowMean::new, WindowMean::update, 1, 2, 20);
    }

    @Example
    void F_itIsAbsentUnlessTheWholeWindowIsPresent() {
        assertThat(over(Alone.values(places -> new WindowMean(places, 2), WindowMean::update), 1, 3, NAN, 5, 7))
                .isEqualTo(list(NAN, 2, NAN, NAN, 6));
    }
}
