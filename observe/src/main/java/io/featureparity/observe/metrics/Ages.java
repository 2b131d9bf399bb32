// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;

/** How long ago something was. */
final class Ages {

    private Ages() {}

    /** Gives seconds since a time in milliseconds, NaN if there is none. A time that is still to come is a negative age. */
    static double seconds(InstantSource clock, OptionalLong since) {
        return since.isEmpty()
                ? Double.NaN
                : (clock.millis() - since.getAsLong())
                        / (double) Duration.ofSeconds(1).toMillis();
    }
}
