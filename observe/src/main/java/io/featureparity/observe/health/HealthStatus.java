// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The statuses of the health, from the best one to the worst one. */
public enum HealthStatus {
    /** It works. */
    UP,

    /** It works, and somebody should look at it. */
    DEGRADED,

    /** It does not work, or it does not answer. */
    DOWN;

    /**
     * Gives the worst of some statuses.
     *
     * @param statuses the statuses
     * @return the worst one; {@link #UP} if there is none
     */
    public static HealthStatus worst(Collection<HealthStatus> statuses) {
        return statuses.stream().max(Comparator.naturalOrder()).orElse(UP);
    }

    /** {@return the word in answers, such as {@code up}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
