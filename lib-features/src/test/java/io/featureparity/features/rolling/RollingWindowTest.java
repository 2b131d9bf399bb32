// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import static io.featureparity.testsupport.series.Run.NAN;
import static io.featureparity.testsupport.series.Run.list;
import static io.featureparity.testsupport.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.series.Alone;
import io.featureparity.features.state.StateLayout;
import io.featureparity.testsupport.calculator.CalculatorRules;
import io.featureparity.testsupport.calculator.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollingWindowTest extends CalculatorRules {

    @Override
    protected List<Kind> kinds() {
        return Alone.kindsOfLength(NAN, RollingWindow::new, RollingWindow::push, 1, 2, 20);
    }

    @Test
    void C8_aValueLeavesOneLengthAfterItEntered() {
        assertThat(over(
                        Alone.values(places -> new RollingWindow(places, 3), RollingWindow::push),
                        1,
                        2,
                        NAN,
                        4,
                        5,
                        6,
                        7))
                .isEqualTo(list(NAN, NAN, NAN, 1, 2, NAN, 4));
    }

    @Test
    void C9_valuesAreReadOldestFirstWhereverTheRingStands() {
        StateLayout layout = new StateLayout();
        RollingWindow window = new RollingWindow(layout, 3);
        double[] s = layout.shape().fresh();

        assertThat(contents(window, s)).isEqualTo(list(NAN, NAN, NAN));
        window.push(s, 1);
        assertThat(contents(window, s)).isEqualTo(list(NAN, NAN, 1));
        window.push(s, 2);
        window.push(s, 3);
        assertThat(contents(window, s)).isEqualTo(list(1, 2, 3));
        window.push(s, 4);
        assertThat(contents(window, s)).isEqualTo(list(2, 3, 4));
    }

    @Test
    void C11_aWindowOfOneGivesTheValueBefore() {
        assertThat(over(Alone.values(places -> new RollingWindow(places, 1), RollingWindow::push), 1, 2, 3))
                .isEqualTo(list(NAN, 1, 2));
    }

    private static List<Double> contents(RollingWindow window, double[] s) {
        return IntStream.range(0, window.length())
                .mapToObj(age -> window.fromOldest(s, age))
                .toList();
    }
}
