// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JitterTest {

    /** The JDK's generator of this name has the same step for this seed, so it is an oracle. */
    @Test
    void itsNumbersAreThoseOfSplitMix() {
        for (long seed : new long[] {0, 1, -7, Long.MAX_VALUE}) {
            SplittableRandom oracle = new SplittableRandom(seed);
            Jitter jitter = new Jitter(seed);
            for (int i = 0; i < 1000; i++) {
                double number = jitter.getAsDouble();
                assertThat(number).isGreaterThanOrEqualTo(0).isLessThan(1);
                assertThat(number).isEqualTo((oracle.nextLong() >>> 11) * 0x1p-53);
            }
        }
    }
}
