// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.level;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that keeps a service from its best level, as long as it lasts.
 *
 * @param name the name of the condition, one of a few fixed ones
 * @param level the best level that the condition allows
 * @param reason why the condition holds, in words
 * @param since when the condition began, or got its present level
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
