// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The checks of the health.
 *
 * @param limit How long a check may take before its part counts as down, from 100ms to 1m.
 */
public record HealthProperties(@DefaultValue("2s") Duration limit) {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * Gives the limit.
     *
     * @return the limit
     * @throws io.featureparity.contract.error.ComponentException if the limit is out of its range
     */
    public Duration possibleLimit() {
        return PropertyFaults.between("health.limit", limit, SHORTEST, LONGEST);
    }
}
