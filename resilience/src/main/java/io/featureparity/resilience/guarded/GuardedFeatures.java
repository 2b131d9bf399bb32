// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.store.FeatureStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.time.Instant;
import java.util.Optional;

/** The features behind an edge. */
record GuardedFeatures(FeatureStore store, Edge edge) implements FeatureStore {

    @Override
    public Optional<FeatureRow> at(FeatureKey key, Instant time) {
        return edge.repeatable(() -> store.at(key, time));
    }

    @Override
    public Optional<FeatureRow> newest(FeatureKey key) {
        return edge.repeatable(() -> store.newest(key));
    }

    @Override
    public RowCursor<FeatureRow> between(FeatureKey key, Instant from, Instant end) {
        return GuardedCursor.open(edge, () -> store.between(key, from, end));
    }
}
