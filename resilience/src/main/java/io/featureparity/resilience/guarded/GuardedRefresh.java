// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.RefreshStore;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RefreshStep;
import java.util.Optional;

/** The steps of a refresh behind an edge. */
record GuardedRefresh(RefreshStore store, StorePort port) implements RefreshStore {

    @Override
    public void commit(RefreshStep step) {
        port.write(() -> {
            store.commit(step);
            return step;
        });
    }

    @Override
    public Optional<EngineState> state(FeatureKey key) {
        return port.read(() -> store.state(key));
    }

    @Override
    public void forget(FeatureKey key) {
        port.write(() -> {
            store.forget(key);
            return key;
        });
    }
}
