// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

/** Something with a state that a {@link StateCursor} can walk over. */
@FunctionalInterface
public interface Stateful {

    /**
     * Hands every field to the cursor, in a fixed order, and takes back what it returns.
     *
     * @param cursor the cursor
     */
    void exchange(StateCursor cursor);
}
