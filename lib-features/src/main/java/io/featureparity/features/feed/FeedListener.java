// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.features.engine.FeatureView;
import java.util.List;

/**
 * Receives every decision of a {@link MarketFeed}, in the order in which the feed takes them.
 *
 * <p>A listener only hears. A {@code RuntimeException} that it throws is counted ({@link FeedProgress#listenerFailures}) and goes no
 * further: the bar has been taken in, and the caller gets the decision. An {@code Error} reaches the caller.
 */
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

    /**
     * Receives the columns that had no value yet when the warm-up ended, if there are any. It is called once, after the
     * decision about the bar that ended it. Such a column was most likely forgotten: the features that read it do not
     * change, whatever the market does. {@link FeedCounts#neverPresent()} gives the columns at any time.
     *
     * @param columns the columns: prices and macro columns of the contract
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     */
    default void columnsNeverPresent(List<String> columns, long time) {}
}
