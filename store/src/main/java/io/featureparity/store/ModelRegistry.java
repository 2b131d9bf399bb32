// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.RegisteredModel;
import java.util.List;
import java.util.Optional;

/**
 * Stores the models that can be served, and which one is live. An instrument never has two live models.
 *
 * <p>Thread-safe.
 */
public interface ModelRegistry {

    /**
     * Registers a model. This does not make it live. To register the same model again changes nothing.
     *
     * @param model the model; its status is ignored
     * @return whether it is new
     * @throws StoreException if another model has this id and version
     */
    boolean register(RegisteredModel model);

    /**
     * Makes a model the live one of its instrument. The one that was live is retired in the same step.
     *
     * @param id the model
     * @param version the version of the model
     * @throws StoreException if it is not registered
     */
    void makeLive(String id, String version);

    /**
     * Retires a model. If it was live, its instrument has no live model then.
     *
     * @param id the model
     * @param version the version of the model
     * @throws StoreException if it is not registered
     */
    void retire(String id, String version);

    /**
     * Gives the live model of an instrument.
     *
     * @param instrument the instrument
     * @return the model
     * @throws StoreException if there is none
     */
    RegisteredModel live(String instrument);

    /**
     * Looks for a model.
     *
     * @param id the model
     * @param version the version of the model
     * @return the model, nothing if it is not registered
     */
    Optional<RegisteredModel> find(String id, String version);

    /**
     * Gives the models of an instrument.
     *
     * @param instrument the instrument
     * @return the models, the first registered first
     */
    List<RegisteredModel> all(String instrument);
}
