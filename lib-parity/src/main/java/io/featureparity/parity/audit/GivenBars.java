// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.features.model.Model;

/** Bars from elsewhere, against which those of a log are held. */
@FunctionalInterface
public interface GivenBars {

    /**
     * Feeds all of them to a feed of the model that tells the sink of each, once.
     *
     * @param model the model
     * @param sink the feed's sink
     */
    void feed(Model model, GivenBarsSink sink);
}
