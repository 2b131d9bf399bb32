// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.wiring;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.Settings;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.contract.error.ComponentException;
import java.nio.file.Path;
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
}
