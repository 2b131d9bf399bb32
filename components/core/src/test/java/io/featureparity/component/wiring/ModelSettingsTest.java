// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.Settings;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.ModelStatus;
import io.featureparity.store.row.RegisteredModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelSettingsTest {

    private static ModelFolder of(Map<String, String> values) {
        Settings settings = Settings.of(values, Map.of());
        ModelFolder folder = ModelSettings.folder(settings);
        settings.requireNoOther();
        return folder;
    }

    @Test
    void aFolderIsNeededAndTheFileHasAName() {
        assertThat(of(Map.of("model.folder", "a/b"))).isEqualTo(new ModelFolder(Path.of("a/b"), "model.onnx"));
        assertThat(of(Map.of("model.folder", "a/b", "model.file", "m.bin")))
                .isEqualTo(new ModelFolder(Path.of("a/b"), "m.bin"));
        assertThat(refusal(ComponentException.class, () -> of(Map.of()))).hasMessageContaining("model.folder");
    }

    private static RegisteredModel wanted(Map<String, String> values, ModelRegistry registry) {
        return ModelSettings.wanted(Settings.of(values, Map.of()), "USD/COP").apply(registry);
    }

    private static RegisteredModel model(String version) {
        return new RegisteredModel(
                "USD/COP",
                "ppo",
                version,
                "a".repeat(64),
                "b".repeat(64),
                "c".repeat(64),
                1,
                List.of("x"),
                ModelStatus.REGISTERED,
                Instant.EPOCH);
    }

    @Test
    void theLiveModelIsMeantUnlessOneIsNamed() {
        ModelRegistry registry = new MemoryStores().models();
        registry.register(model("1"));
        registry.register(model("2"));
        registry.makeLive("ppo", "2");
        assertThat(wanted(Map.of(), registry).version()).isEqualTo("2");
        assertThat(wanted(Map.of("model.id", "ppo", "model.version", "1"), registry)
                        .version())
                .isEqualTo("1");
        assertThat(refusal(
                                StoreException.class,
                                () -> wanted(Map.of("model.id", "ppo", "model.version", "3"), registry))
                        .code())
                .isEqualTo(ErrorCode.STORE_MODEL_UNKNOWN);
        assertThat(refusal(ComponentException.class, () -> wanted(Map.of("model.id", "ppo"), registry)))
                .hasMessageContaining("model.version");
        assertThat(refusal(ComponentException.class, () -> wanted(Map.of("model.version", "1"), registry)))
                .hasMessageContaining("model.id");
    }

    @Test
    void thresholdsAreTheUsualOnesUnlessTheyAreSet() {
        assertThat(ModelSettings.thresholds(Settings.of(Map.of(), Map.of()))).isEqualTo(Thresholds.USUAL);
        assertThat(ModelSettings.thresholds(Settings.of(Map.of("thresholds.buy", "0.5"), Map.of())))
                .isEqualTo(new Thresholds(0.5, -0.33));
        refusal(
                ComponentException.class,
                () -> ModelSettings.thresholds(Settings.of(Map.of("thresholds.sell", "0.4"), Map.of())));
    }
}
