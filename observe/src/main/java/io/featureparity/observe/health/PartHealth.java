// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import java.time.Duration;

/**
 * The health of a part of a service.
 *
 * @param name the name of the part
 * @param latency how long the check took, or was waited for
 * @param finding what it has found
 */
public record PartHealth(String name, Duration latency, HealthFinding finding) {

    /** {@return how the part is} */
    public HealthStatus status() {
        return finding.status();
    }
}
