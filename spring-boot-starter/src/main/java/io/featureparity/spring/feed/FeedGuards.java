// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.feed;

import io.featureparity.features.model.Model;

/** Makes a guard for the feed of each instrument. */
@FunctionalInterface
public interface FeedGuards {

    /**
     * Makes the guard of a feed.
     *
     * @param instrument the instrument
     * @param model what is served
     * @return its guard
     */
    FeedGuard of(String instrument, Model model);
}
