// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives the features that were computed. {@link RefreshStore} writes them, or a job that keeps its states elsewhere.
 *
 * <p>Thread-safe.
 */
public interface FeatureStore {

    /**
     * Gives the features at a bar.
     *
     * @param key the key of the features
     * @param time the time of the bar
     * @return the features, nothing if there are none
     */
    Optional<FeatureRow> at(FeatureKey key, Instant time);

    /**
     * Gives the features at the newest bar.
     *
     * @param key the key of the features
     * @return the features, nothing if there are none
     */
    Optional<FeatureRow> newest(FeatureKey key);

    /**
     * Gives the features of a range of time, bar after bar.
     *
     * @param key the key of the features
     * @param from the time of the first bar
     * @param end the first time after the range
     * @return the features
     */
    RowCursor<FeatureRow> between(FeatureKey key, Instant from, Instant end);
}
