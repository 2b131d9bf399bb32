// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.contract.error.Fault;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.model.Model;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RegisteredModel;
import java.util.List;

/** Hears what happens to a {@link Refresh}. Each is told once, and not again while it lasts. */
public interface RefreshListener {

    /**
     * The features of a model are computed from now on.
     *
     * @param model what the registry says of it
     */
    default void serves(RegisteredModel model) {}

    /**
     * This job leads.
     *
     * @param key whose features it computes
     * @param position the position of the last bar that is in the stored state, 0 if there is none
     */
    default void leads(FeatureKey key, long position) {}

    /**
     * Another job leads, and this one waits.
     *
     * @param key whose features the other one computes
     */
    default void follows(FeatureKey key) {}

    /**
     * The refresh's own feed begins: when it leads, after a failure, or because another model's features are wanted.
     *
     * @param feed how far it has come, for all threads
     * @param model whose features it computes
     */
    default void feeds(FeedProgress feed, Model model) {}

    /**
     * Bars were taken, and what follows from them is written: live a bar, after a pause or for another model a part of the history.
     *
     * @param bars how many
     * @param nanos how long that took
     */
    default void advanced(int bars, long nanos) {}

    /**
     * A stored state cannot be read. It is forgotten, and all bars are computed again.
     *
     * @param faults why
     */
    default void startsAnew(List<Fault> faults) {}

    /**
     * A store has failed, and is tried again.
     *
     * @param faults what it said
     */
    default void interrupted(List<Fault> faults) {}

    /** The store works again. */
    default void goesOn() {}

    /**
     * The online store has failed. What has to be delivered waits, and the refresh goes on.
     *
     * @param faults what it said
     */
    default void onlineInterrupted(List<Fault> faults) {}

    /** The online store works again. */
    default void onlineGoesOn() {}

    /**
     * The audit log cannot be written. Changes of level wait, and the refresh goes on.
     *
     * @param faults what it said
     */
    default void auditInterrupted(List<Fault> faults) {}

    /** The audit log is written again. */
    default void auditGoesOn() {}
}
