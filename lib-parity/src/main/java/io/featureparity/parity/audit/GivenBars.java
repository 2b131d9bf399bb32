// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.features.model.Model;
import org.jspecify.annotations.Nullable;

/** Bars from elsewhere, against which those of a log are held: of one instrument, or of several. */
@FunctionalInterface
public interface GivenBars {

    /**
     * Opens the bars of an instrument, to be fed to a feed of the model that tells the sink of each. They may be opened again, and
     * while those of other instruments are open.
     *
     * @param instrument the instrument
     * @param model the model
     * @param sink the feed's sink
     * @return the bars before the first one; null if there are none of this instrument
     */
    @Nullable
    Feeding open(String instrument, Model model, GivenBarsSink sink);

    /** Bars that are being fed. */
    interface Feeding extends AutoCloseable {

        /** {@return whether one more bar was fed; false if there was none} */
        boolean next();

        @Override
        default void close() {}
    }
}
