// SPDX-License-Identifier: Apache-2.0
package io.featureparity.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.onnx.toy.ToyModel;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryStores;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of this module's README. */
class ReadmeTest {

    @Test
    void aModelIsServed(@TempDir Path folder) throws IOException {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        NormStats stats = NormStats.of(
                "stats",
                contract.featuresWithStatistics().stream()
                        .collect(Collectors.toMap(name -> name, name -> new FeatureStatistics(0, 0.01))));
        Instant time = Instant.parse("2026-11-02T14:00:00Z");
        Stores stores = new MemoryStores();
        ToyModel.write(folder, "toy", contract, stats, 1);
        stores.models().register(ModelFolder.of(folder).toRegister("USD/COP", "1", time));
        stores.models().makeLive("toy", "1");
        FeatureRow row = FeatureRow.of(
                stores.models().live("USD/COP").features(),
                time,
                1,
                new double[13],
                new float[13],
                0,
                ObservationVector.of(new float[15]));

        // Shown in components/onnx/README.md
        ServedModel served =
                ServedModel.open(ModelFolder.of(folder), stores.models().live("USD/COP"));
        try (DecisionModel model = served.load(OnnxModel::load)) {
            ObservationVector observation = served.observe(row, Action.LONG.position());
            Action action = Thresholds.USUAL.action(model.decide(observation.toArray()));
            // Shown up to here
            assertThat(observation.toArray()[contract.indexOf("position")]).isEqualTo(1);
            assertThat(action).isIn(Action.LONG, Action.FLAT, Action.SHORT);
        }
    }
}
