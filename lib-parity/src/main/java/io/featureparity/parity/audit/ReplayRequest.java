// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to replay one decision.
 *
 * @param log the folder of the log
 * @param at the time of the bar at which the decision was made
 * @param instrument the instrument of the decision; null if only one fits
 * @param bars how many bars before the decision are wanted, from 0 to {@value #MOST_BARS}
 */
public record ReplayRequest(Path log, Instant at, @Nullable String instrument, int bars) {

    /** The largest number of bars before a decision. */
    public static final int MOST_BARS = 5_000;

    /**
     * Checks that nothing is missing. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the number of bars is below 0 or above {@link #MOST_BARS}
     */
    public ReplayRequest {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(at, "at");
        if (bars < 0 || bars > MOST_BARS) {
            throw new IllegalArgumentException(bars + " bars");
        }
    }
}
