// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of the breaker of features at one moment.
 *
 * @param state the state
 * @param bars how many bars are looked at
 * @param absent which share of the values of these bars is absent; NaN if none of the bars was taken in
 * @param refused how many of these bars were refused
 * @param opened how often the breaker has opened
 * @param triedAgain while the breaker is open, the time of the first bar that can close it
 */
public record FeatureBreakerState(
        BreakerState state, int bars, double absent, int refused, long opened, Optional<Instant> triedAgain) {

    /**
     * Adds the openings of other breakers, such as that of the model before.
     *
     * @param all how often all of them have opened, this one included
     * @return the same state with this count
     */
    public FeatureBreakerState withOpened(long all) {
        return new FeatureBreakerState(state, bars, absent, refused, all, triedAgain);
    }

    /** {@return what the breaker has seen, in words} */
    public String reason() {
        return "of " + bars + " bars " + refused + " were refused, and " + Math.round(absent * 100)
                + " % of the values were absent"
                + triedAgain
                        .map(time -> "; a bar of " + time + " or later is looked at again")
                        .orElse("");
    }
}
