// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.row.RegisteredModel;
import java.util.List;
import java.util.Optional;

/** The registry of models behind an edge. */
record GuardedModels(ModelRegistry store, StorePort port) implements ModelRegistry {

    @Override
    public boolean register(RegisteredModel model) {
        return port.write(() -> store.register(model));
    }

    @Override
    public void makeLive(String id, String version) {
        port.write(() -> {
            store.makeLive(id, version);
            return id;
        });
    }

    @Override
    public void retire(String id, String version) {
        port.write(() -> {
            store.retire(id, version);
            return id;
        });
    }

    @Override
    public RegisteredModel live(String instrument) {
        return port.read(() -> store.live(instrument));
    }

    @Override
    public Optional<RegisteredModel> find(String id, String version) {
        return port.read(() -> store.find(id, version));
    }

    @Override
    public List<RegisteredModel> all(String instrument) {
        return port.read(() -> store.all(instrument));
    }
}
