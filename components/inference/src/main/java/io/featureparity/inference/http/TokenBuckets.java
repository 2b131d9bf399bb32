// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Limits how often each of some callers may ask. Each has a bucket of tokens: a request takes one, and the bucket is filled again
 * steadily.
 *
 * <p>Thread-safe.
 */
final class TokenBuckets {

    private final long nanosPerToken;
    private final long full;
    private final LongSupplier ticks;

    /** For each caller the time at which its bucket will be full again; a bucket is not stored in any other way. */
    private final long[] fullAt;

    TokenBuckets(int callers, int perSecond, int burst, LongSupplier ticks) {
        this.nanosPerToken = Duration.ofSeconds(1).toNanos() / perSecond;
        this.full = nanosPerToken * burst;
        this.ticks = ticks;
        this.fullAt = new long[callers];
        Arrays.fill(fullAt, ticks.getAsLong());
    }

    /** Takes a token; gives 0, or after how many nanoseconds there will be one. */
    synchronized long take(int caller) {
        long now = ticks.getAsLong();
        long from = fullAt[caller] - now < 0 ? now : fullAt[caller];
        long missing = from - now + nanosPerToken - full;
        if (missing > 0) {
            return missing;
        }
        fullAt[caller] = from + nanosPerToken;
        return 0;
    }
}
