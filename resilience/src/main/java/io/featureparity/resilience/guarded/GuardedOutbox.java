// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.guarded;

import io.featureparity.resilience.breaker.Edge;
import io.featureparity.store.Outbox;
import io.featureparity.store.row.FeatureRow;
import java.util.List;

/** The outbox behind an edge. */
record GuardedOutbox(Outbox store, Edge edge) implements Outbox {

    @Override
    public List<FeatureRow> pending(int most) {
        return edge.repeatable(() -> store.pending(most));
    }

    @Override
    public void delivered(FeatureRow row) {
        edge.repeatable(() -> {
            store.delivered(row);
            return row;
        });
    }
}
