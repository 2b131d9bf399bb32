// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.contract.error.StoreException;
import io.featureparity.store.latest.OutboxRelay;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Takes the outbox to the online store. If that fails, it is left alone for a while: the refresh goes on, and what has to be
 * delivered waits in the outbox, which holds one row for each key and so does not grow.
 */
final class OnlineDelivery {

    private final OutboxRelay relay;
    private final LongSupplier ticks;
    private final Tally tally;
    private final RefreshListener listener;
    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private boolean failing;
    private long notBefore;

    OnlineDelivery(RefreshSetup setup, Tally tally) {
        this.relay = new OutboxRelay(setup.stores().outbox(), setup.online());
        this.ticks = setup.ticks();
        this.tally = tally;
        this.listener = setup.listener();
    }

    /** Delivers what waits. Never throws because of a store: the outbox keeps what was not delivered. */
    void deliver() {
        if (failing && ticks.getAsLong() - notBefore < 0) {
            return;
        }
        try {
            tally.delivered(relay.deliver());
        } catch (StoreException e) {
            tally.onlineInterrupted();
            notBefore = ticks.getAsLong() + backOff.next().toNanos();
            if (!failing) {
                failing = true;
                listener.onlineInterrupted(e.faults());
            }
            return;
        }
        if (failing) {
            failing = false;
            backOff.reset();
            listener.onlineGoesOn();
        }
    }
}
