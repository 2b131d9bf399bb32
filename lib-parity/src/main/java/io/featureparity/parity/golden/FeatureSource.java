// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import org.jspecify.annotations.Nullable;

/**
 * Computes features that are to be compared with training: the engine, called in one of its ways, or a service's own
 * code from bars to the model.
 */
@FunctionalInterface
public interface FeatureSource {

    /**
     * Computes the rows of a case, one for each bar, in order.
     *
     * @param golden the case
     * @param rows receives the rows
     */
    void compute(GoldenCase golden, Rows rows);

    /** Receives the rows that a source computes. */
    @FunctionalInterface
    interface Rows {

        /**
         * Takes the next row. The arrays are only read, and may be used again for the next row.
         *
         * @param raw the raw features in contract order
         * @param normalized the normalised features in contract order
         * @param observation the observation, or null where there is none: before the warm-up is over, and where the
         *     case has no agent's states
         */
        void next(double[] raw, float[] normalized, float @Nullable [] observation);
    }

    /** {@return the engine, fed bar by bar} */
    static FeatureSource streaming() {
        return new StreamingSource();
    }
}
