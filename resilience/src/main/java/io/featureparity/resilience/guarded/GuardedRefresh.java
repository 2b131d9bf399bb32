// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.store.RefreshStore;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RefreshStep;
import java.util.Optional;

/** The steps of a refresh behind an edge. */
record GuardedRefresh(RefreshStore store, Edge edge) implements RefreshStore {

    @Override
    public void commit(RefreshStep step) {
        edge.repeatable(() -> {
            store.commit(step);
            return step;
        });
    }

    @Override
    public Optional<EngineState> state(FeatureKey key) {
        return edge.repeatable(() -> store.state(key));
    }

    @Override
    public void forget(FeatureKey key) {
        edge.repeatable(() -> {
            store.forget(key);
            return key;
        });
    }
}
