// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.LatestStore;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.util.Optional;

/** An online store behind an edge. Both calls may be repeated: an older row never takes the place of a newer one. */
public final class GuardedLatest implements LatestStore {

    private final LatestStore store;
    private final StorePort port;

    /**
     * Makes the store.
     *
     * @param store the store, which this one closes
     * @param edge the way to it
     */
    public GuardedLatest(LatestStore store, Edge edge) {
        this.store = store;
        this.port = edge.port("online");
    }

    @Override
    public boolean put(FeatureRow row) {
        return port.write(() -> store.put(row));
    }

    @Override
    public Optional<FeatureRow> get(FeatureKey key) {
        return port.read(() -> store.get(key));
    }

    @Override
    public void close() {
        store.close();
    }
}
