// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.level.Conditions;
import io.featureparity.contract.error.StoreException;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.latest.OutboxRelay;

/**
 * Takes the outbox to the online store. If that fails, it is left alone for a while: the refresh goes on, and what has to be
 * delivered waits in the outbox, which holds one row for each key and so does not grow.
 */
final class OnlineDelivery {

    private final OutboxRelay relay;
    private final Tally tally;
    private final RefreshListener listener;
    private final ServiceLevels levels;
    private final Rest rest;

    OnlineDelivery(RefreshSetup setup, Tally tally) {
        this.relay = new OutboxRelay(setup.stores().outbox(), setup.online());
        this.rest = new Rest(setup.ticks());
        this.tally = tally;
        this.listener = setup.listener();
        this.levels = setup.levels();
    }

    /** Another job delivers now: what was wrong here is for that one to say. */
    void leaveOff() {
        rest.worked();
        levels.lose(Conditions.ONLINE_STORE);
    }

    /** Delivers what waits. Never throws because of a store: the outbox keeps what was not delivered. */
    void deliver() {
        if (rest.lasts()) {
            return;
        }
        try {
            tally.delivered(relay.deliver());
        } catch (StoreException e) {
            tally.onlineInterrupted();
            levels.raise(
                    Conditions.ONLINE_STORE,
                    ServiceLevel.ONLINE_STORE_DOWN,
                    e.faults().get(0).toString());
            if (rest.failed()) {
                listener.onlineInterrupted(e.faults());
            }
            return;
        }
        levels.clear(Conditions.ONLINE_STORE);
        if (rest.worked()) {
            listener.onlineGoesOn();
        }
    }
}
