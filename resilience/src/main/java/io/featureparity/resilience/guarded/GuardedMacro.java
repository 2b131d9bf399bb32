// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.store.MacroStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The macro values behind an edge. */
record GuardedMacro(MacroStore store, Edge edge) implements MacroStore {

    @Override
    public int append(List<MacroPublication> publications) {
        return edge.repeatable(() -> store.append(publications));
    }

    @Override
    public Optional<Instant> settledUntil() {
        return edge.repeatable(store::settledUntil);
    }

    @Override
    public RowCursor<KnownMacro> available(Instant after, Instant until) {
        return GuardedCursor.open(edge, () -> store.available(after, until));
    }

    @Override
    public RowCursor<KnownMacro> knownAt(Instant instant) {
        return GuardedCursor.open(edge, () -> store.knownAt(instant));
    }
}
