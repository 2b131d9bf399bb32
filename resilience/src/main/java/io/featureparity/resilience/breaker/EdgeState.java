// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import java.time.Instant;
import java.util.Optional;

/**
 * How an edge is, at one moment.
 *
 * @param name what the edge is called
 * @param state the state of its breaker
 * @param failures which share of the last calls failed, from 0 to 1; NaN while there are too few to say
 * @param calls how many calls are looked at
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
        Optional<Instant> triedAgain) {}
