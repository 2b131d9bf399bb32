// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.time.Instant;
import java.util.Optional;

/**
 * The features that were computed. They are written by {@link RefreshStore}, or by those who keep the states elsewhere.
 *
 * <p>Thread-safe.
 */
public interface FeatureStore {

    /**
     * Gives the features at a bar.
     *
     * @param key whose features
     * @param time the time of the bar
     * @return the features, nothing if there are none
     */
    Optional<FeatureRow> at(FeatureKey key, Instant time);

    /**
     * Gives the features at the newest bar.
     *
     * @param key whose features
     * @return the features, nothing if there are none
     */
    Optional<FeatureRow> newest(FeatureKey key);

    /**
     * Gives the features of a range of time, bar after bar.
     *
     * @param key whose features
     * @param from the time of the first bar
     * @param end the first time that is outside
     * @return the features
     */
    RowCursor<FeatureRow> between(FeatureKey key, Instant from, Instant end);
}
