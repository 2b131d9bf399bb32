// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of an edge at one moment.
 *
 * @param name the name of the edge
 * @param state the state of its breaker
 * @param failures which share of the last calls failed, from 0 to 1; NaN while there are too few calls to say
 * @param calls how many of the last calls are looked at
 * @param failed how many of them failed
 * @param slow how many of them were slow
 * @param refused how many calls were not let through, since the beginning
 * @param repeated how many calls were repetitions, since the beginning
 * @param opened how often the breaker has opened
 * @param triedAgain when an open breaker lets calls through again
 */
public record EdgeState(
        String name,
        BreakerState state,
        double failures,
        int calls,
        int failed,
        int slow,
        long refused,
        long repeated,
        long opened,
        Optional<Instant> triedAgain) {

    /** {@return the edge and its state in words} */
    @Override
    public String toString() {
        return "edge " + name + " is " + state + ": of " + calls + " calls " + failed + " failed and " + slow
                + " were slow"
                + triedAgain.map(time -> "; it is tried again at " + time).orElse("");
    }
}
