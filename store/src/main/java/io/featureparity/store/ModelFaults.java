// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.RegisteredModel;

/** Makes the exceptions of a model registry, with the same words everywhere. For implementations of {@link ModelRegistry}. */
public final class ModelFaults {

    private ModelFaults() {}

    /**
     * Says that another model has this id and version.
     *
     * @param there what is registered
     * @param given what was to be registered
     * @return the exception
     */
    public static StoreException differs(RegisteredModel there, RegisteredModel given) {
        return new StoreException(new Fault(
                ErrorCode.STORE_ROW_DIFFERS,
                given.toString(),
                "must be the one registered before, with file " + there.modelHash() + " for " + there.features(),
                "file " + given.modelHash() + " for " + given.features()));
    }

    /**
     * Says that a model is not registered.
     *
     * @param id the model
     * @param version the version of the model
     * @return the exception
     */
    public static StoreException unknown(String id, String version) {
        return new StoreException(
                new Fault(ErrorCode.STORE_MODEL_UNKNOWN, "model registry", "must hold the model", id + " " + version));
    }

    /**
     * Says that an instrument has no live model.
     *
     * @param instrument the instrument
     * @return the exception
     */
    public static StoreException noneLive(String instrument) {
        return new StoreException(new Fault(
                ErrorCode.STORE_NO_LIVE_MODEL, "model registry", "must have a live model of " + instrument, "none"));
    }
}
