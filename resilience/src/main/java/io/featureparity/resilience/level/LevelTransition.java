// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.level;

import java.time.Instant;
import java.util.Objects;

/**
 * A service has come to another level.
 *
 * @param from the level before
 * @param to the level now
 * @param reason the condition that is the worst now, or the one that has ended
 * @param time when
 */
public record LevelTransition(ServiceLevel from, ServiceLevel to, String reason, Instant time) {

    /** Checks that nothing is missing. {@inheritDoc} */
    public LevelTransition {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(time, "time");
    }

    @Override
    public String toString() {
        return "level " + from.number() + " " + from + " to level " + to.number() + " " + to + ": " + reason;
    }
}
