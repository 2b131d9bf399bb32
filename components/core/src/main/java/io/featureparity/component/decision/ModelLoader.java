// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import io.featureparity.contract.error.ComponentException;
import java.time.Duration;

/** Makes a model of the bytes of its file. */
@FunctionalInterface
public interface ModelLoader {

    /**
     * Loads a model.
     *
     * @param name what faults call the file
     * @param content what the file holds
     * @return the model, which the caller closes
     * @throws ComponentException if the bytes are no such model
     */
    DecisionModel load(String name, byte[] content);

    /**
     * Limits the time of each decision. A model that can be ended is ended, and can decide again. Another one is given up with
     * the thread that it has, and refuses every further decision.
     *
     * @param limit how long a decision may take, 1 ms or longer; it is ended at most a quarter later
     * @return loads models whose decisions fail if they take longer
     * @throws ComponentException if there is no time in the limit
     */
    default ModelLoader within(Duration limit) {
        TimeLimits.require(limit);
        return (name, content) -> {
            DecisionModel model = load(name, content);
            return model.canBeEnded() ? new WatchedModel(name, model, limit) : new HandedModel(name, model, limit);
        };
    }
}
