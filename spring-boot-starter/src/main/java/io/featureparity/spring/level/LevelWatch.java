// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.level;

/**
 * Looks whether something lowers the level of the service, and raises and clears its conditions. One thread calls all beans of
 * this type again and again, as often as {@code feature-parity.levels.look-every} says.
 */
@FunctionalInterface
public interface LevelWatch {

    /** Looks now. The call must take a bounded time. Its exceptions are counted, and disturb nobody. */
    void look();
}
