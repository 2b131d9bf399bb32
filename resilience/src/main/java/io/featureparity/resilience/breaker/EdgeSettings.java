// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.ComponentException;
import java.time.Duration;

/**
 * When the breaker of an edge opens, and how calls are repeated.
 *
 * @param failures which share of the last calls must have failed, or been slow, for the breaker to open, above 0 and at most 1
 * @param window how many of the last calls are looked at
 * @param leastCalls how many calls there must be before the breaker can open
 * @param slow a call that takes longer counts as slow
 * @param rest how long an open breaker lets no call through
 * @param trials how many calls are then let through; if too many of them fail, it rests again
 * @param retry how a call that failed is repeated
 */
public record EdgeSettings(
        double failures, int window, int leastCalls, Duration slow, Duration rest, int trials, RetrySettings retry) {

    /** For servers: opens when half of at least 6 calls failed, rests 10 s. */
    public static final EdgeSettings USUAL =
            new EdgeSettings(0.5, 20, 6, Duration.ofSeconds(5), Duration.ofSeconds(10), 2, RetrySettings.USUAL);

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws ComponentException if one is out of its range
     */
    public EdgeSettings {
        Rules.requireShare("failures", failures);
        Rules.requireNumber("window", window, 1, Rules.MOST);
        Rules.requireNumber("least-calls", leastCalls, 1, window);
        Rules.requireNumber("trials", trials, 1, Rules.MOST);
        Rules.requireDuration("slow", slow, Rules.DAY);
        Rules.requireDuration("rest", rest, Rules.DAY);
    }

    /**
     * Gives the same settings with other repetitions.
     *
     * @param other how a call that failed is repeated
     * @return the settings
     */
    public EdgeSettings withRetry(RetrySettings other) {
        return new EdgeSettings(failures, window, leastCalls, slow, rest, trials, other);
    }
}
