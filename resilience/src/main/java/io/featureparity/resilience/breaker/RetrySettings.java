// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.ComponentException;
import java.time.Duration;

/**
 * How a call that failed is repeated. The pauses double. Each pause is shortened at random, to no less than its half, so that
 * many callers do not come back at the same moment.
 *
 * @param calls how often the call is made in all; 1 for no repetition
 * @param firstPause the first pause
 * @param longest no call begins later than this after the first one began
 */
public record RetrySettings(int calls, Duration firstPause, Duration longest) {

    /** The call, and at most two repetitions within a second. */
    public static final RetrySettings USUAL = new RetrySettings(3, Duration.ofMillis(50), Duration.ofSeconds(1));

    /** Nothing is repeated. */
    public static final RetrySettings NONE = new RetrySettings(1, Duration.ofMillis(1), Duration.ofMillis(1));

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws ComponentException if one is out of its range
     */
    public RetrySettings {
        Rules.requireNumber("retry.calls", calls, 1, 20);
        Rules.requireDuration("retry.longest", longest, Duration.ofMinutes(10));
        Rules.requireDuration("retry.first-pause", firstPause, longest);
    }

    /**
     * Gives a pause.
     *
     * @param failed how many calls have failed, from 1
     * @param chance at least 0 and below 1
     * @return how long to wait, in nanoseconds
     */
    long pauseNanos(int failed, double chance) {
        long whole = firstPause.toNanos() << (failed - 1);
        return whole - (long) (whole / 2.0 * chance);
    }
}
