// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import java.util.List;
import java.util.Map;

/**
 * How often a {@link MarketFeed} took each decision, and which columns never had a value, since the feed was made or
 * restored.
 *
 * @param counts how often each decision was taken
 * @param neverPresent the columns, prices and macro columns of the contract, that had no value at any bar that was taken
 *     in; empty before the first bar. Every feature that reads such a column always has the value of an absent input
 */
public record FeedCounts(Map<FeedDecision, Long> counts, List<String> neverPresent) {

    /** Copies the numbers and names. {@inheritDoc} */
    public FeedCounts {
        counts = Map.copyOf(counts);
        neverPresent = List.copyOf(neverPresent);
    }

    /**
     * Gives one number.
     *
     * @param decision the decision
     * @return how often it was taken
     */
    public long count(FeedDecision decision) {
        return counts.getOrDefault(decision, 0L);
    }
}
