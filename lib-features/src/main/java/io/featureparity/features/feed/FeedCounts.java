// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import java.util.Map;

/**
 * How often a {@link MarketFeed} took each decision since it was made or reset.
 *
 * @param counts the number for every decision there is
 */
public record FeedCounts(Map<FeedDecision, Long> counts) {

    /** Copies the numbers. {@inheritDoc} */
    public FeedCounts {
        counts = Map.copyOf(counts);
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
