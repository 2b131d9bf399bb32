// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.DecisionStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.Decision;
import java.time.Instant;
import java.util.Optional;

/**
 * The decisions behind an edge. Storing one is not repeated: if the first call stored it and its answer was lost, the second one would
 * say that somebody else was first.
 */
record GuardedDecisions(DecisionStore store, StorePort port) implements DecisionStore {

    @Override
    public boolean record(Decision decision) {
        return port.writeOnce(() -> store.record(decision));
    }

    @Override
    public RowCursor<Decision> between(String instrument, Instant from, Instant end) {
        return GuardedCursor.open(port, () -> store.between(instrument, from, end));
    }

    @Override
    public Optional<Decision> newestBefore(String instrument, String modelId, String modelVersion, Instant time) {
        return port.read(() -> store.newestBefore(instrument, modelId, modelVersion, time));
    }
}
