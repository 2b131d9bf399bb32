// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.level;

import java.util.Collection;
import java.util.Comparator;

/** How well a service works, from the best level to the worst one. */
public enum ServiceLevel {

    /** Everything works. */
    ALL_WELL(1),

    /**
     * The online store is down, or lacks the newest bar. Features come from the database or from the engine, with the same bits; an
     * answer takes longer.
     */
    ONLINE_STORE_DOWN(2),

    /**
     * The source of bars or macro values is stale, or some of its values are absent. What is served is right for the values that are
     * there. It is served with this level beside it, or refused, as the settings say.
     */
    SOURCE_DEGRADED(3),

    /**
     * Nothing new is decided. The last decision stays and can be read. A position may be closed, and none may be opened or made
     * larger.
     */
    READ_ONLY(4);

    private final int number;

    ServiceLevel(int number) {
        this.number = number;
    }

    /**
     * Gives the best level that some conditions allow.
     *
     * @param conditions the conditions that last
     * @return the level of the worst condition; {@link #ALL_WELL} if there is none
     */
    public static ServiceLevel under(Collection<Condition> conditions) {
        return conditions.stream()
                .map(Condition::level)
                .max(Comparator.naturalOrder())
                .orElse(ALL_WELL);
    }

    /** {@return 1 for the best level to 4 for the worst one} */
    public int number() {
        return number;
    }

    /**
     * Compares two levels.
     *
     * @param other another level
     * @return whether this one is worse
     */
    public boolean isWorseThan(ServiceLevel other) {
        return number > other.number;
    }
}
