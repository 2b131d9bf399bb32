// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.level;

/** Receives each transition once, one after the other, in order. */
@FunctionalInterface
public interface LevelListener {

    /**
     * Receives a transition of a service to another level. An exception of this method is counted, and disturbs nobody else.
     *
     * @param transition from where to where, why and when
     */
    void changed(LevelTransition transition);
}
