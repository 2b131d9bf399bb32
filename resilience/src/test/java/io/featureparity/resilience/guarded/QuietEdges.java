// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.EdgeKind;
import io.featureparity.resilience.breaker.EdgeSettings;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.store.Stores;
import io.featureparity.store.memory.MemoryStores;
import java.time.Instant;

/** Edges for which no time goes by. */
final class QuietEdges {

    static final Surroundings STILL = new Surroundings(() -> Instant.EPOCH, () -> 0, () -> 0, pause -> false);

    private QuietEdges() {}

    static Edge edge(String name) {
        return new Edge(name, EdgeKind.STORE, EdgeSettings.USUAL, STILL, state -> {});
    }

    static Stores stores() {
        return new GuardedStores(new MemoryStores(), edge("database"), edge("macro"));
    }
}
