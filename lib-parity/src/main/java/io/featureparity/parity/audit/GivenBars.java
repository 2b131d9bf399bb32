// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.features.model.Model;
import org.jspecify.annotations.Nullable;

/** Bars from another source, to compare a log with. They may be of one instrument or of several. */
@FunctionalInterface
public interface GivenBars {

    /**
     * Opens the bars of an instrument. They go into a feed of the model, which passes each bar to the sink. The same bars may
     * be opened several times, and bars of several instruments may be open at the same time.
     *
     * @param instrument the instrument
     * @param model the model
     * @param sink the feed's sink
     * @return the bars, none of them fed yet; null if there are no bars of this instrument
     */
    @Nullable
    Feeding open(String instrument, Model model, GivenBarsSink sink);

    /** Bars that are being fed. */
    interface Feeding extends AutoCloseable {

        /** {@return whether one more bar was fed; false after the last bar} */
        boolean next();

        @Override
        default void close() {}
    }
}
