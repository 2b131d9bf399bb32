// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import io.featureparity.contract.error.ComponentException;

/**
 * A trained model, as a component uses it: an observation goes in, one number comes out. Implement this interface to serve
 * another kind of model.
 *
 * <p>An implementation is thread-safe, and gives the same number for the same observation.
 */
public interface DecisionModel extends AutoCloseable {

    /** {@return how many values an observation has} */
    int observationSize();

    /**
     * Asks the model.
     *
     * @param observation the observation, in the order of the contract; the model must not keep or change it
     * @return what the model answers
     * @throws ComponentException if it cannot answer
     */
    double decide(float[] observation);

    /** {@return whether {@link #end} can end a decision; false if a decision that hangs cannot be ended} */
    default boolean canBeEnded() {
        return false;
    }

    /**
     * Ends the decision that another thread waits for, which then fails soon. If no decision is running, nothing happens: the
     * next one is not affected.
     */
    default void end() {}

    /** Releases the resources of the model. */
    @Override
    void close();
}
