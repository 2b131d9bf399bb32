// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import static io.featureparity.features.series.Run.NAN;
import static io.featureparity.features.series.Run.list;
import static io.featureparity.features.series.Run.over;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollingWindowTest {

    @Test
    void C8_aValueLeavesOneLengthAfterItEntered() {
        assertThat(over(new RollingWindow(3)::push, 1, 2, NAN, 4, 5, 6, 7))
                .isEqualTo(list(NAN, NAN, NAN, 1, 2, NAN, 4));
    }

    @Test
    void C9_valuesAreReadOldestFirstWhereverTheRingStands() {
        RollingWindow window = new RollingWindow(3);

        assertThat(contents(window)).isEqualTo(list(NAN, NAN, NAN));
        window.push(1);
        assertThat(contents(window)).isEqualTo(list(NAN, NAN, 1));
        window.push(2);
        window.push(3);
        assertThat(contents(window)).isEqualTo(list(1, 2, 3));
        window.push(4);
        assertThat(contents(window)).isEqualTo(list(2, 3, 4));
    }

    @Test
    void C11_aWindowOfOneGivesTheValueBefore() {
        assertThat(over(new RollingWindow(1)::push, 1, 2, 3)).isEqualTo(list(NAN, 1, 2));
    }

    private static List<Double> contents(RollingWindow window) {
        return IntStream.range(0, window.length()).mapToObj(window::fromOldest).toList();
    }
}
