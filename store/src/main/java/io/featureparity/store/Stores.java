// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

/**
 * All stores of a trading system, except the online store ({@link LatestStore}).
 *
 * <p>Each call is bounded in time, and fails with a {@link io.featureparity.contract.error.StoreException}. Thread-safe.
 */
public interface Stores extends AutoCloseable {

    /** {@return the bars as they were seen} */
    BarStore bars();

    /** {@return the macro values as they were published} */
    MacroStore macro();

    /** {@return the features that were computed} */
    FeatureStore features();

    /** {@return where a refresh job writes features and state together} */
    RefreshStore refresh();

    /** {@return what has to be delivered to the online store} */
    Outbox outbox();

    /** {@return the models, and which one is live} */
    ModelRegistry models();

    /** {@return the decisions that were made} */
    DecisionStore decisions();

    /** {@return what tells when new bars have arrived} */
    BarNews news();

    /** {@return the lock by which one process becomes the leader} */
    LeaderLock leaders();

    /** Ends the connections. */
    @Override
    void close();
}
