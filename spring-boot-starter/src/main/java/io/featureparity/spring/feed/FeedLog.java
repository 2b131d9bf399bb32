// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import io.featureparity.features.feed.FeedBuilder;

/**
 * Adds the log of what is served to each feed. It is called after all {@link FeedCustomizer} beans, whatever their order: one
 * of them may set a sink, and a sink replaces the one before it.
 */
@FunctionalInterface
public interface FeedLog {

    /**
     * Adds the log.
     *
     * @param instrument the instrument whose feed it is
     * @param feed the settings
     */
    void attach(String instrument, FeedBuilder feed);
}
