// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SideBySideTest {

    @Property
    void resultsStandInTheOrderOfTheThings(@ForAll @Size(max = 30) List<Integer> things) {
        assertThat(SideBySide.map(things, thing -> thing, thing -> "<" + thing + ">"))
                .containsExactlyElementsOf(
                        things.stream().map(thing -> "<" + thing + ">").toList());
    }

    @Property
    void theFirstFailureInThatOrderIsThrown(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 9) Integer> things,
            @ForAll @IntRange(max = 9) int bad) {
        List<Integer> indexes = IntStream.range(0, things.size()).boxed().toList();
        List<Integer> failing =
                indexes.stream().filter(at -> things.get(at) == bad).toList();
        if (failing.isEmpty()) {
            assertThat(SideBySide.map(indexes, things::get, at -> at)).isEqualTo(indexes);
            return;
        }
        assertThatThrownBy(() -> SideBySide.map(indexes, things::get, at -> {
                    if (things.get(at) == bad) {
                        throw new IllegalArgumentException("at " + at);
                    }
                    return at;
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at " + failing.get(0));
    }

    @Property(tries = 5)
    void anErrorIsThrownAsItIs(@ForAll @IntRange(min = 1, max = 5) int things) {
        List<Integer> all = IntStream.range(0, things).boxed().toList();
        assertThatThrownBy(() -> SideBySide.map(all, at -> at, at -> {
                    throw new OutOfMemoryError("no room for " + at);
                }))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("no room for 0");
    }
}
