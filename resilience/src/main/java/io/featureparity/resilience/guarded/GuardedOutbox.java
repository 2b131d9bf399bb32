// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.StorePort;
import io.featureparity.store.Outbox;
import io.featureparity.store.row.FeatureRow;
import java.util.List;

/** The outbox behind an edge. */
record GuardedOutbox(Outbox store, StorePort port) implements Outbox {

    @Override
    public List<FeatureRow> pending(int most) {
        return port.read(() -> store.pending(most));
    }

    @Override
    public void delivered(FeatureRow row) {
        port.write(() -> {
            store.delivered(row);
            return row;
        });
    }
}
