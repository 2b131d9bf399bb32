// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * One bar (clause B1). NaN means that a price is absent (clause B2). This record does not check the prices: the policy
 * of the engine that takes the bar in decides about them.
 *
 * @param time the time of the bar
 * @param open the first price
 * @param high the highest price
 * @param low the lowest price
 * @param close the last price
 * @param volume the volume, NaN if it is not known; formulas may read it
 */
public record Bar(Instant time, double open, double high, double low, double close, double volume) {

    /** Checks that there is a time. {@inheritDoc} */
    public Bar {
        Objects.requireNonNull(time, "time");
    }

    /**
     * Makes a bar that holds nothing but its time.
     *
     * @param time the time
     * @return a bar whose prices and volume are absent
     */
    public static Bar absent(Instant time) {
        return new Bar(time, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
