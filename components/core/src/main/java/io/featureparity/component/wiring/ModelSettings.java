// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.component.Settings;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.contract.error.ComponentException;

/** Where the files of the model are, the same settings for all components. */
public final class ModelSettings {

    private ModelSettings() {}

    /**
     * Reads the settings that begin with {@code model}.
     *
     * @param settings the settings
     * @return the folder; nothing is read from it
     * @throws ComponentException if a setting is missing or not possible
     */
    public static ModelFolder folder(Settings settings) {
        return new ModelFolder(settings.path("model.folder"), settings.text("model.file", ModelFolder.USUAL_FILE));
    }
}
