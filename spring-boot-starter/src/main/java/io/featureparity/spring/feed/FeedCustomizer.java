// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import io.featureparity.features.feed.FeedBuilder;

/** Changes the settings of a feed before it is made. Beans of this type are called in their order. */
@FunctionalInterface
public interface FeedCustomizer {

    /**
     * Changes the settings of a feed, such as its listener, its sink or its macro values.
     *
     * @param instrument the instrument whose feed it is
     * @param feed the settings
     */
    void customize(String instrument, FeedBuilder feed);
}
