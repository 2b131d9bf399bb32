// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

/** Receives changes of breakers, on the thread of the call that caused the change. */
@FunctionalInterface
public interface EdgeListener {

    /**
     * Receives a breaker's new state. An exception of this method is counted, and the call goes on.
     *
     * @param edge the present state of the edge
     */
    void changed(EdgeState edge);
}
