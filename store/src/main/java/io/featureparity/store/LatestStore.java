// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.time.Duration;
import java.util.Optional;

/**
 * The online store: the newest features of each key, to be read fast. It may lose what it holds at any time.
 *
 * <p>Thread-safe.
 */
public interface LatestStore extends AutoCloseable {

    /** The longest time to live. */
    Duration LONGEST_LIFE = Duration.ofDays(30);

    /**
     * Stores features, unless newer ones of their key are there: whatever the order of the calls, an older bar never takes the
     * place of a newer one.
     *
     * @param row the features
     * @return whether the store now holds these features
     * @throws StoreException if the store cannot be reached
     */
    boolean put(FeatureRow row);

    /**
     * Gives the newest features of a key.
     *
     * @param key the key of the features
     * @return the features; nothing if there are none, or their time to live is over
     * @throws StoreException if the store cannot be reached, or holds something that is not features
     */
    Optional<FeatureRow> get(FeatureKey key);

    /** Ends the connections. */
    @Override
    void close();
}
