// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private static final long SECOND = 1_000_000_000L;

    private long now = Long.MAX_VALUE - SECOND; // the clock of ticks may overflow

    private final TokenBuckets buckets = new TokenBuckets(2, 4, 3, () -> now);

    @Test
    void aBucketHoldsAsManyTokensAsCanBeTakenAtOnce() {
        assertThat(buckets.take(0)).isZero();
        assertThat(buckets.take(0)).isZero();
        assertThat(buckets.take(0)).isZero();
        assertThat(buckets.take(0)).isEqualTo(SECOND / 4);
        assertThat(buckets.take(0)).isEqualTo(SECOND / 4);
        assertThat(buckets.take(1)).isZero();
    }

    @Test
    void itIsFilledSteadilyAndNotBeyondItsSize() {
        for (int i = 0; i < 3; i++) {
            buckets.take(0);
        }
        now += SECOND / 4 - 1;
        assertThat(buckets.take(0)).isEqualTo(1);
        now += 1;
        assertThat(buckets.take(0)).isZero();
        assertThat(buckets.take(0)).isEqualTo(SECOND / 4);
        now += 100 * SECOND;
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take(0)).isZero();
        }
        assertThat(buckets.take(0)).isEqualTo(SECOND / 4);
    }
}
