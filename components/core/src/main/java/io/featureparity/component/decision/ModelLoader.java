// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import io.featureparity.contract.error.ComponentException;

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
}
