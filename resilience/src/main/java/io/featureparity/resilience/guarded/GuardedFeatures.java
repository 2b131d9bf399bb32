// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.FeatureStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.time.Instant;
import java.util.Optional;

/** The features behind an edge. */
record GuardedFeatures(FeatureStore store, StorePort port) implements FeatureStore {

    @Override
    public Optional<FeatureRow> at(FeatureKey key, Instant time) {
        return port.read(() -> store.at(key, time));
    }

    @Override
    public Optional<FeatureRow> newest(FeatureKey key) {
        return port.read(() -> store.newest(key));
    }

    @Override
    public RowCursor<FeatureRow> between(FeatureKey key, Instant from, Instant end) {
        return GuardedCursor.open(port, () -> store.between(key, from, end));
    }
}
