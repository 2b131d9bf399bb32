// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.store.LeaderLock;
import java.time.Duration;
import java.util.Optional;

/** Who leads, behind an edge. */
record GuardedLeaders(LeaderLock store, Edge edge) implements LeaderLock {

    @Override
    public Optional<Leadership> acquire(String work, Duration longest) {
        return edge.waiting(() -> store.acquire(work, longest)).map(held -> new Guarded(held, edge));
    }

    /** A leadership behind the same edge; to give it up needs none. */
    private record Guarded(Leadership held, Edge edge) implements Leadership {

        @Override
        public boolean isHeld() {
            return edge.once(held::isHeld);
        }

        @Override
        public void close() {
            held.close();
        }
    }
}
