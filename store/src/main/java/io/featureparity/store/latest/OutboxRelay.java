// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.latest;

import io.featureparity.contract.error.StoreException;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Outbox;
import io.featureparity.store.row.FeatureRow;
import java.util.List;

/**
 * Delivers the rows of the outbox to the online store. If the process is killed after a row was delivered and before that
 * was noted, the row is delivered again, which changes nothing.
 *
 * <p>Thread-safe, and several can work at the same time.
 */
public final class OutboxRelay {

    /** How many rows are asked for at once. */
    private static final int AT_ONCE = 100;

    private final Outbox outbox;
    private final LatestStore online;

    /**
     * Makes a relay.
     *
     * @param outbox what has to be delivered
     * @param online where to
     */
    public OutboxRelay(Outbox outbox, LatestStore online) {
        this.outbox = outbox;
        this.online = online;
    }

    /**
     * Delivers all that is waiting.
     *
     * @return how many rows
     * @throws StoreException if one of the stores cannot be reached; what is not delivered then waits for the next call
     */
    public int deliver() {
        int delivered = 0;
        List<FeatureRow> rows;
        do {
            rows = outbox.pending(AT_ONCE);
            for (FeatureRow row : rows) {
                online.put(row);
                outbox.delivered(row);
            }
            delivered += rows.size();
        } while (rows.size() == AT_ONCE);
        return delivered;
    }
}
