// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.MacroStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The macro values behind an edge. */
record GuardedMacro(MacroStore store, StorePort port) implements MacroStore {

    @Override
    public int append(List<MacroPublication> publications) {
        return port.write(() -> store.append(publications));
    }

    @Override
    public Optional<Instant> settledUntil() {
        return port.read(store::settledUntil);
    }

    @Override
    public RowCursor<KnownMacro> available(Instant after, Instant until) {
        return GuardedCursor.open(port, () -> store.available(after, until));
    }

    @Override
    public RowCursor<KnownMacro> knownAt(Instant instant) {
        return GuardedCursor.open(port, () -> store.knownAt(instant));
    }
}
