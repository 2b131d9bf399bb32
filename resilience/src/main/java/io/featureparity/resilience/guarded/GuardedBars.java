// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.BarStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.List;

/** The bars behind an edge. */
record GuardedBars(BarStore store, StorePort port) implements BarStore {

    @Override
    public int append(List<ArrivedBar> bars) {
        return port.write(() -> store.append(bars));
    }

    @Override
    public long lastPosition(String instrument) {
        return port.read(() -> store.lastPosition(instrument));
    }

    @Override
    public RowCursor<StoredBar> closedAfter(String instrument, long position) {
        return GuardedCursor.open(port, () -> store.closedAfter(instrument, position));
    }

    @Override
    public RowCursor<StoredBar> closedBetween(String instrument, Instant from, Instant end) {
        return GuardedCursor.open(port, () -> store.closedBetween(instrument, from, end));
    }

    @Override
    public RowCursor<StoredBar> seenBetween(String instrument, Instant from, Instant end) {
        return GuardedCursor.open(port, () -> store.seenBetween(instrument, from, end));
    }
}
