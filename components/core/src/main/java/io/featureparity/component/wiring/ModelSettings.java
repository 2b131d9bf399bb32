// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import io.featureparity.component.Settings;
import io.featureparity.component.decision.ModelLoader;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.store.ModelFaults;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.row.RegisteredModel;
import java.time.Duration;
import java.util.function.Function;

/** Reads the settings of the model. They are the same for all components. */
public final class ModelSettings {

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(2);

    private ModelSettings() {}

    /**
     * Reads the settings that begin with {@code model}.
     *
     * @param settings the settings
     * @return the folder; nothing is read from it
     * @throws ComponentException if a setting is missing or invalid
     */
    public static ModelFolder folder(Settings settings) {
        return new ModelFolder(settings.path("model.folder"), settings.text("model.file", ModelFolder.USUAL_FILE));
    }

    /**
     * Reads which model is meant: {@code model.id} and {@code model.version}, else the live one of the instrument.
     *
     * @param settings the settings
     * @param instrument the instrument
     * @return a function that finds the model in a registry
     * @throws ComponentException if only one of the two is set
     */
    public static Function<ModelRegistry, RegisteredModel> wanted(Settings settings, String instrument) {
        if (settings.find("model.id").isEmpty()
                && settings.find("model.version").isEmpty()) {
            return registry -> registry.live(instrument);
        }
        String id = settings.text("model.id");
        String version = settings.text("model.version");
        return registry -> registry.find(id, version).orElseThrow(() -> ModelFaults.unknown(id, version));
    }

    /**
     * Reads {@code model.time-limit}, how long each decision may take.
     *
     * @param settings the settings
     * @param loader loads models
     * @return a loader of models whose decisions fail if they take longer; 2 seconds if nothing is set
     * @throws ComponentException if the limit is invalid
     */
    public static ModelLoader limited(Settings settings, ModelLoader loader) {
        return loader.within(settings.duration("model.time-limit", USUAL_LIMIT));
    }

    /**
     * Reads {@code thresholds.buy} and {@code thresholds.sell}.
     *
     * @param settings the settings
     * @return the thresholds; the usual ones if nothing is set
     * @throws ComponentException if they are invalid
     */
    public static Thresholds thresholds(Settings settings) {
        return new Thresholds(
                settings.real("thresholds.buy", Thresholds.USUAL.buy()),
                settings.real("thresholds.sell", Thresholds.USUAL.sell()));
    }
}
