// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.served.ModelFolder;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.features.model.Model;
import io.featureparity.store.ModelFaults;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.row.RegisteredModel;

/** Says which model's features are computed, and gives its contract and statistics. */
public interface ModelSource {

    /**
     * Looks in the registry. It is asked in each step, so that a model that becomes live is served.
     *
     * @param registry the registry
     * @return the model
     * @throws FeatureParityException if there is none
     */
    RegisteredModel wanted(ModelRegistry registry);

    /**
     * Opens the files of a model.
     *
     * @param registered what the registry says of it
     * @return the model
     * @throws FeatureParityException if the files are not those of this model
     */
    Model open(RegisteredModel registered);

    /**
     * The live model of an instrument.
     *
     * @param instrument the instrument
     * @param folder its files; they are read again when another model becomes live
     * @return the source
     */
    static ModelSource live(String instrument, ModelFolder folder) {
        return new FolderSource(folder, registry -> registry.live(instrument));
    }

    /**
     * A model whether it is live or not, so that its features can be computed before it becomes live.
     *
     * @param id the model
     * @param version which one of that name
     * @param folder its files
     * @return the source
     */
    static ModelSource registered(String id, String version, ModelFolder folder) {
        return new FolderSource(
                folder, registry -> registry.find(id, version).orElseThrow(() -> ModelFaults.unknown(id, version)));
    }
}
