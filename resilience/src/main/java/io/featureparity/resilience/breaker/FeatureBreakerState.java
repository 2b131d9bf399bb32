// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import java.time.Instant;
import java.util.Optional;

/**
 * How the breaker of features is, at one moment.
 *
 * @param state the state
 * @param bars how many bars are looked at
 * @param absent which share of their values is absent; NaN if none of them was taken in
 * @param refused how many of them were refused
 * @param opened how often it has opened
 * @param triedAgain while it is open, the time of the first bar that can close it
 */
public record FeatureBreakerState(
        BreakerState state, int bars, double absent, int refused, long opened, Optional<Instant> triedAgain) {

    /** {@return what the breaker has seen, in words} */
    public String reason() {
        return "of " + bars + " bars " + refused + " were refused, and " + Math.round(absent * 100)
                + " % of the values were absent"
                + triedAgain
                        .map(time -> "; a bar of " + time + " or later is looked at again")
                        .orElse("");
    }
}
