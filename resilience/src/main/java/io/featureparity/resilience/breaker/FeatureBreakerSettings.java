// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.ComponentException;
import java.time.Duration;

/**
 * When the breaker of features opens.
 *
 * @param window how many of the last bars are looked at, refused ones included
 * @param leastBars how many of them must have been taken in before absent values can open it
 * @param absent which share of the values must be absent for the breaker to open, above 0 and at most 1
 * @param refused how many bars must have been refused for the breaker to open, for whatever reason
 * @param rest how long nothing is served, in the time of the bars
 * @param trials how many good bars in a row close the breaker after the rest
 */
public record FeatureBreakerSettings(int window, int leastBars, double absent, int refused, Duration rest, int trials) {

    /** Looks at an hour of bars; opens at a fifth of absent values or 5 refused bars; rests 15 minutes. */
    public static final FeatureBreakerSettings USUAL =
            new FeatureBreakerSettings(12, 3, 0.2, 5, Duration.ofMinutes(15), 1);

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws ComponentException if one is out of its range
     */
    public FeatureBreakerSettings {
        Rules.requireNumber("window", window, 1, Rules.MOST);
        Rules.requireNumber("least-bars", leastBars, 1, window);
        Rules.requireShare("absent", absent);
        Rules.requireNumber("refused", refused, 1, window);
        Rules.requireDuration("rest", rest, Rules.DAY);
        Rules.requireNumber("trials", trials, 1, Rules.MOST);
    }
}
