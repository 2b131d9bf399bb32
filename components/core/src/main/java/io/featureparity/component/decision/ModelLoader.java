// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import io.featureparity.contract.error.ComponentException;
import java.time.Duration;

/** Makes a model from the bytes of its file. */
@FunctionalInterface
public interface ModelLoader {

    /**
     * Loads a model.
     *
     * @param name the name of the file in faults
     * @param content what the file holds
     * @return the model, which the caller closes
     * @throws ComponentException if the bytes are not a model of this kind
     */
    DecisionModel load(String name, byte[] content);

    /**
     * Limits the time of each decision. If the model can end a decision, the decision is ended and the model can decide again.
     * If it cannot, the model and its thread are given up, and every further decision is refused.
     *
     * @param limit how long a decision may take, 1 ms or longer; a decision is ended at most a quarter of the limit later
     * @return a loader of models whose decisions fail if they take longer
     * @throws ComponentException if the limit is below 1 ms
     */
    default ModelLoader within(Duration limit) {
        TimeLimits.require(limit);
        return (name, content) -> {
            DecisionModel model = load(name, content);
            return model.canBeEnded() ? new WatchedModel(name, model, limit) : new HandedModel(name, model, limit);
        };
    }
}
