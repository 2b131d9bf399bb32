// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.level;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that keeps a service from its best level, as long as it lasts.
 *
 * @param name what it is called, one of a fixed few
 * @param level the best level that it allows
 * @param reason why it is so, in words
 * @param since when it began, or became a condition of this level
 */
public record Condition(String name, ServiceLevel level, String reason, Instant since) {

    /** Checks that nothing is missing. {@inheritDoc} */
    public Condition {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(since, "since");
    }

    @Override
    public String toString() {
        return name + ": " + reason;
    }
}
