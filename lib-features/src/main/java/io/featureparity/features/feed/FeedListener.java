// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.quality.BarQuality;
import io.featureparity.features.quality.SessionQuality;
import java.util.List;

/**
 * Receives every decision of a {@link MarketFeed}, in the order in which the feed takes them.
 *
 * <p>A listener only listens. An exception that it throws is counted ({@link FeedProgress#listenerFailures}) and goes no further:
 * the bar has been taken in, and the caller gets the decision. Only an error after which the JVM cannot go on reaches the caller
 * ({@link io.featureparity.contract.error.Containment}). So do not assert inside a listener in a test: let it keep what it
 * receives, and assert afterwards.
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

    /**
     * Receives the quality of a bar, right before the decision about it. This includes bars that are then dropped or refused,
     * and bars that the feed inserts. Only a feed that was {@linkplain FeedBuilder#quality asked to} judges bars.
     *
     * @param bar the bar's quality; valid only during the call
     * @param session the quality of the session up to this bar; valid only during the call
     */
    default void judged(BarQuality bar, SessionQuality session) {}

    /**
     * Receives the quality of a session that has ended, when the first bar after it comes. This includes sessions of which no bar
     * came.
     *
     * @param session the session's quality; valid only during the call
     */
    default void sessionEnded(SessionQuality session) {}
}
