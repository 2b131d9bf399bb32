// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.level;

/** Hears of each transition once, one after the other, in their order. */
@FunctionalInterface
public interface LevelListener {

    /**
     * A service has come to another level. What this throws is counted, and disturbs nobody else.
     *
     * @param transition from where to where, why and when
     */
    void changed(LevelTransition transition);
}
