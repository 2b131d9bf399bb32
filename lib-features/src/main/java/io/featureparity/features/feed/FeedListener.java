// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.features.engine.FeatureView;

/** Hears of every decision of a {@link MarketFeed}, in the order in which they are taken. */
@FunctionalInterface
public interface FeedListener {

    /**
     * Hears of a decision: once the engine has computed the bar, or before the error of a refusal is thrown.
     *
     * @param decision the decision
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param features what the bars up to now come to
     */
    void decided(FeedDecision decision, long time, FeatureView features);
}
