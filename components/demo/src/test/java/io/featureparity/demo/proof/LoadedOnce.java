// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.decision.ModelLoader;
import io.featureparity.contract.json.Sha256;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads each model once for all who want it: to open a session for the same bytes hundreds of times proves nothing, and takes a
 * fourth of a schedule. Models stay loaded until the JVM ends.
 */
final class LoadedOnce implements ModelLoader {

    private final ModelLoader loader;
    private final Map<String, DecisionModel> loaded = new ConcurrentHashMap<>();

    LoadedOnce(ModelLoader loader) {
        this.loader = loader;
    }

    @Override
    public DecisionModel load(String name, byte[] content) {
        return new Lent(loaded.computeIfAbsent(Sha256.of(content), hash -> loader.load(name, content)));
    }

    private record Lent(DecisionModel model) implements DecisionModel {

        @Override
        public int observationSize() {
            return model.observationSize();
        }

        @Override
        public double decide(float[] observation) {
            return model.decide(observation);
        }

        @Override
        public void close() {
            // It is lent to others too.
        }
    }
}
