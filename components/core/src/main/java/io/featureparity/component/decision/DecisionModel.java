// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import io.featureparity.contract.error.ComponentException;

/**
 * A trained model, as a component sees it: an observation goes in, one number comes out. Implement it to serve models of
 * another kind.
 *
 * <p>An implementation is thread-safe, and gives the same number for the same observation.
 */
public interface DecisionModel extends AutoCloseable {

    /** {@return how many values an observation has} */
    int observationSize();

    /**
     * Asks the model.
     *
     * @param observation the observation, in the order of the contract; it is not kept and not changed
     * @return what the model answers
     * @throws ComponentException if it cannot answer
     */
    double decide(float[] observation);

    /** {@return whether {@link #end} ends a decision; false if a thread that decides can only be left alone} */
    default boolean canBeEnded() {
        return false;
    }

    /** Ends the decision that another thread waits for: it fails soon. Without one, the next decision is not affected. */
    default void end() {}

    /** Gives back what the model holds. */
    @Override
    void close();
}
