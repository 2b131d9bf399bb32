// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.RegisteredModel;

/** What a registry refuses, in the same words everywhere. For those who implement {@link ModelRegistry}. */
public final class ModelFaults {

    private ModelFaults() {}

    /**
     * Another model has the id and the version.
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
     * A model is not registered.
     *
     * @param id the model
     * @param version which one of that name
     * @return the exception
     */
    public static StoreException unknown(String id, String version) {
        return new StoreException(
                new Fault(ErrorCode.STORE_MODEL_UNKNOWN, "model registry", "must hold the model", id + " " + version));
    }

    /**
     * An instrument has no live model.
     *
     * @param instrument the instrument
     * @return the exception
     */
    public static StoreException noneLive(String instrument) {
        return new StoreException(new Fault(
                ErrorCode.STORE_NO_LIVE_MODEL, "model registry", "must have a live model of " + instrument, "none"));
    }
}
