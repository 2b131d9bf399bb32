// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which decision is asked for.
 *
 * @param log the folder of the log
 * @param at the time of the bar at which it was made
 * @param instrument its instrument; null if only one can be meant
 * @param bars how many bars before it are wanted, from 0 to {@value #MOST_BARS}
 */
public record ReplayRequest(Path log, Instant at, @Nullable String instrument, int bars) {

    /** As many bars before a decision can be had. */
    public static final int MOST_BARS = 5_000;

    /**
     * Checks that nothing is missing. {@inheritDoc}
     *
     * @throws IllegalArgumentException if there are to be less than 0 or too many bars
     */
    public ReplayRequest {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(at, "at");
        if (bars < 0 || bars > MOST_BARS) {
            throw new IllegalArgumentException(bars + " bars");
        }
    }
}
