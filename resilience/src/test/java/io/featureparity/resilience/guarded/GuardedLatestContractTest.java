// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.store.LatestStore;
import io.featureparity.store.contract.LatestContract;
import io.featureparity.store.memory.MemoryLatest;
import java.time.Duration;

/** Behind an edge that nothing disturbs, all is as without it. */
class GuardedLatestContractTest extends LatestContract {

    @Override
    protected LatestStore store() {
        return new GuardedLatest(new MemoryLatest(Duration.ofMinutes(10), () -> 0), QuietEdges.edge("online store"));
    }
}
