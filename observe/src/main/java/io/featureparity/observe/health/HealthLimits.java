// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import java.time.Duration;

/** The limits that the checks of most services have. */
public final class HealthLimits {

    /** How long a check may take that asks no other system. */
    public static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** How long a server or a disk may take to answer. */
    public static final Duration OF_A_SERVER = Duration.ofSeconds(3);

    /** How many bars may be overdue before a feed is degraded. */
    public static final int MOST_OVERDUE = 2;

    /** With less free space than this, in bytes, a disk is degraded. */
    public static final long LEAST_BYTES = 1L << 30;

    /** If a larger share of the heap is used, the memory is degraded. */
    public static final double MOST_HEAP = 0.95;

    private HealthLimits() {}
}
