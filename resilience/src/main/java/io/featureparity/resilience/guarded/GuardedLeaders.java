// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.LeaderLock;
import java.time.Duration;
import java.util.Optional;

/** Who leads, behind an edge. */
record GuardedLeaders(LeaderLock store, StorePort port) implements LeaderLock {

    @Override
    public Optional<Leadership> acquire(String work, Duration longest) {
        return port.await(() -> store.acquire(work, longest)).map(held -> new Guarded(held, port));
    }

    /** A leadership behind the same edge; to give it up needs none. */
    private record Guarded(Leadership held, StorePort port) implements Leadership {

        @Override
        public boolean isHeld() {
            return port.step(held::isHeld);
        }

        @Override
        public void close() {
            held.close();
        }
    }
}
