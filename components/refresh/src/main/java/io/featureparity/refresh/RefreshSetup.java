// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import java.util.function.LongSupplier;

/**
 * What a {@link Refresh} is made of.
 *
 * @param instrument the instrument
 * @param stores where bars come from and features go to
 * @param online where the newest features go to as well
 * @param feed how the feed decides about bars
 * @param models which model's features are computed
 * @param levels how well it works
 * @param audit where changes of level are written down
 * @param ticks nanoseconds that only go forward, for when the online store is tried again
 * @param listener hears what happens
 */
public record RefreshSetup(
        String instrument,
        Stores stores,
        LatestStore online,
        FeedSettings feed,
        ModelSource models,
        ServiceLevels levels,
        AuditTrail audit,
        LongSupplier ticks,
        RefreshListener listener) {

    /** The same with another listener. */
    RefreshSetup withListener(RefreshListener other) {
        return new RefreshSetup(instrument, stores, online, feed, models, levels, audit, ticks, other);
    }
}
