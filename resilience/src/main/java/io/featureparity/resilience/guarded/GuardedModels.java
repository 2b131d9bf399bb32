// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.row.RegisteredModel;
import java.util.List;
import java.util.Optional;

/** The registry of models behind an edge. */
record GuardedModels(ModelRegistry store, Edge edge) implements ModelRegistry {

    @Override
    public boolean register(RegisteredModel model) {
        return edge.repeatable(() -> store.register(model));
    }

    @Override
    public void makeLive(String id, String version) {
        edge.repeatable(() -> {
            store.makeLive(id, version);
            return id;
        });
    }

    @Override
    public void retire(String id, String version) {
        edge.repeatable(() -> {
            store.retire(id, version);
            return id;
        });
    }

    @Override
    public RegisteredModel live(String instrument) {
        return edge.repeatable(() -> store.live(instrument));
    }

    @Override
    public Optional<RegisteredModel> find(String id, String version) {
        return edge.repeatable(() -> store.find(id, version));
    }

    @Override
    public List<RegisteredModel> all(String instrument) {
        return edge.repeatable(() -> store.all(instrument));
    }
}
