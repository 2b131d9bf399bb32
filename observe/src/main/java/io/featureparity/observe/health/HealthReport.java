// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import java.time.Instant;
import java.util.List;

/**
 * The health of a service at one moment.
 *
 * @param time the moment
 * @param parts its parts, in the order in which they were named
 */
public record HealthReport(Instant time, List<PartHealth> parts) {

    /** Copies the list. {@inheritDoc} */
    public HealthReport {
        parts = List.copyOf(parts);
    }

    /** {@return the worst status of a part; up if there is none} */
    public HealthStatus status() {
        return HealthStatus.worst(parts.stream().map(PartHealth::status).toList());
    }
}
