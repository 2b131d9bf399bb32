// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

/** Hears of breakers that open and close, on the thread of the call that made them. */
@FunctionalInterface
public interface EdgeListener {

    /**
     * A breaker has another state. What this throws is counted, and the call goes on.
     *
     * @param edge how the edge is now
     */
    void changed(EdgeState edge);
}
