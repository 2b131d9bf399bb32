// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DrawsTest {

    @Property(tries = 200)
    void theyAreThoseOfTheJdk(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
        Draws draws = new Draws(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            assertThat(draws.below(bound)).isEqualTo(random.nextInt(bound));
            assertThat(draws.share()).isEqualTo(random.nextDouble());
            assertThat(draws.either()).isEqualTo(random.nextBoolean());
        }
    }

    @Example
    void aBoundThatLeavesMuchOverIsDrawnEvenly() {
        int bound = (1 << 30) + 1;
        Draws draws = new Draws(7);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            assertThat(draws.below(bound)).isEqualTo(random.nextInt(bound)).isBetween(0, bound - 1);
        }
    }

    @Example
    void aMeanIsTheSumFromFirstToLastDividedByTheNumber() {
        assertThat(Mean.of(new double[] {1e16, 1, -1e16, 4})).isEqualTo((1e16 + 1 - 1e16 + 4) / 4);
        assertThat(Mean.of(new double[0])).isZero();
    }
}
