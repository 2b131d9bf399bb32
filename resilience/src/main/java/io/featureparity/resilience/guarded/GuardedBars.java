// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.store.BarStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.List;

/** The bars behind an edge. */
record GuardedBars(BarStore store, Edge edge) implements BarStore {

    @Override
    public int append(List<ArrivedBar> bars) {
        return edge.repeatable(() -> store.append(bars));
    }

    @Override
    public long lastPosition(String instrument) {
        return edge.repeatable(() -> store.lastPosition(instrument));
    }

    @Override
    public RowCursor<StoredBar> closedAfter(String instrument, long position) {
        return GuardedCursor.open(edge, () -> store.closedAfter(instrument, position));
    }

    @Override
    public RowCursor<StoredBar> closedBetween(String instrument, Instant from, Instant end) {
        return GuardedCursor.open(edge, () -> store.closedBetween(instrument, from, end));
    }

    @Override
    public RowCursor<StoredBar> seenBetween(String instrument, Instant from, Instant end) {
        return GuardedCursor.open(edge, () -> store.seenBetween(instrument, from, end));
    }
}
