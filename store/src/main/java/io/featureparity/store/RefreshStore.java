// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RefreshStep;
import java.util.Optional;

/**
 * Stores what a refresh job has computed. All that belongs to a bar is written together or not at all: the features, the state
 * of the feed, and the outbox's note for the online store. So a job that was killed continues from its state without a gap, and
 * computes no bar twice.
 *
 * <p>Thread-safe.
 */
public interface RefreshStore {

    /**
     * Writes the features of one or more bars, the state after them, and the outbox's note. The call can be repeated: a step
     * that is already stored changes nothing.
     *
     * @param step what was computed
     * @throws StoreException if the stored state is not the one that the step began with, because another job has written
     *     meanwhile; then nothing is written
     */
    void commit(RefreshStep step);

    /**
     * Gives the state from which a refresh continues.
     *
     * @param key the key of the features that the feed computes
     * @return the state, nothing if there is none
     * @throws io.featureparity.contract.error.SnapshotException if it is of another format, or damaged; {@link #forget} it
     *     then, and compute the history again
     */
    Optional<EngineState> state(FeatureKey key);

    /**
     * Removes a state. The features stay, and are written again when the history is computed again.
     *
     * @param key the key of the features that the feed computes
     */
    void forget(FeatureKey key);
}
