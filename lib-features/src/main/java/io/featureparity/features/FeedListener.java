// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

/** Hears of every decision of a {@link MarketFeed}, in the order in which they are taken. */
@FunctionalInterface
public interface FeedListener {

    /**
     * Hears of a decision: once the engine has computed the bar, or before the error of a refusal is thrown.
     *
     * @param decision the decision
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param engine the engine, to be asked and not to be driven
     */
    void decided(FeedDecision decision, long time, FeatureEngine engine);
}
