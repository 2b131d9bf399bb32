// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

// Shown in README.md
import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.MacroValues;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import java.nio.file.Path;

final class EngineAlone {

    private final FeatureEngine engine;

    EngineAlone(Model model) {
        engine = FeatureEngine.of(model); // thousands of engines share a model
    }

    float[] take(Bar bar, MacroValues macro) {
        engine.update(bar, macro);
        return engine.normalized();
    }

    float[] input(double position) {
        return engine.observe(AgentState.at(position, engine.lastTime())).toArray();
    }

    double[] look(Bar forming, MacroValues macro) {
        return engine.peek(forming, macro); // a bar that has not ended yet: changes nothing
    }

    void save(Path file) {
        engine.snapshot().save(file);
    }

    void restore(Path file) {
        engine.restore(EngineSnapshot.load(file));
    }
}
// Shown up to here
