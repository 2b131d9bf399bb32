// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.features.engine.FeatureView;

/** Receives every decision of a {@link MarketFeed}, in the order in which the feed takes them. */
@FunctionalInterface
public interface FeedListener {

    /**
     * Receives a decision: after the engine has computed the bar, or before the exception of a refusal is thrown.
     *
     * @param decision the decision
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param features the features at the last bar that was taken in
     */
    void decided(FeedDecision decision, long time, FeatureView features);
}
