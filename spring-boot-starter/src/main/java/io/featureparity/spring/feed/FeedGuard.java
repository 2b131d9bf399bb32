// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.MarketFeed;

/**
 * Watches the feed of an instrument, and says whether what it computes may be served. A guard that does nothing lets everything
 * be served.
 */
public interface FeedGuard {

    /**
     * Sees the settings of the feed, right before it is made.
     *
     * @param feed the settings
     */
    default void attach(FeedBuilder feed) {}

    /**
     * Sees the feed, right after it was made.
     *
     * @param feed the feed
     */
    default void follow(MarketFeed feed) {}

    /**
     * Looks at the feed and the clock, and raises and clears the conditions that lower the level. The feed is not locked
     * meanwhile.
     */
    default void look() {}

    /** {@return how well the instrument can be served now} */
    default Standing standing() {
        return Standing.WELL;
    }
}
