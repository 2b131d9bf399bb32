// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.time.Duration;

/**
 * When the breaker of an edge opens, and how calls are repeated.
 *
 * @param failures which share of the last calls must have failed, or been slow, for the breaker to open, above 0 and at most 1
 * @param window how many calls are looked at
 * @param leastCalls how many there must be before the breaker can open
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

    private static final int MOST_CALLS = 10_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws ComponentException if one is out of its range
     */
    public EdgeSettings {
        if (!(failures > 0 && failures <= 1)) {
            throw refused("failures", "must be above 0 and at most 1", Double.toString(failures));
        }
        requireNumber("window", window, 1, MOST_CALLS);
        requireNumber("least-calls", leastCalls, 1, window);
        requireNumber("trials", trials, 1, MOST_CALLS);
        requireDuration("slow", slow, Duration.ofMillis(1), LONGEST);
        requireDuration("rest", rest, Duration.ofMillis(1), LONGEST);
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

    static void requireNumber(String what, int given, int least, int most) {
        if (given < least || given > most) {
            throw refused(what, "must be a whole number from " + least + " to " + most, Integer.toString(given));
        }
    }

    static void requireDuration(String what, Duration given, Duration least, Duration most) {
        if (given.compareTo(least) < 0 || given.compareTo(most) > 0) {
            throw refused(what, "must be from " + least + " to " + most, given.toString());
        }
    }

    static ComponentException refused(String what, String rule, String value) {
        return new ComponentException(new Fault(ErrorCode.COMPONENT_SETTING, what, rule, value));
    }
}
