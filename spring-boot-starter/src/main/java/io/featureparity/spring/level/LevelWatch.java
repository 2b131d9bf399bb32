// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.level;

/**
 * Looks whether something lowers the level of the service, and raises and clears its conditions. All beans of this type are asked again and
 * again, by one thread, as often as {@code feature-parity.levels.look-every} says.
 */
@FunctionalInterface
public interface LevelWatch {

    /** Looks now. It takes a bounded time. What it throws is counted, and disturbs nobody. */
    void look();
}
