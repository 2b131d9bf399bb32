// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.latest;

import io.featureparity.contract.error.Place;
import io.featureparity.store.FeatureStore;
import io.featureparity.store.LatestStore;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.util.Optional;

/**
 * One place where the newest features can come from.
 *
 * <p>All levels give the same bytes for the same bar. They differ in speed, and in what has to run.
 */
public interface Level {

    /** Where features came from. */
    enum Source {
        /** The online store, such as Redis. */
        ONLINE,

        /** The store of features, such as PostgreSQL. */
        FEATURES,

        /** The engine: its state was restored, and the bars after it were computed. */
        ENGINE;

        /** {@return the place as faults name it} */
        public Place place() {
            return Place.named(this + " level");
        }
    }

    /** {@return the place that this level reads} */
    Source source();

    /**
     * Gives the newest features.
     *
     * @param key the key of the features
     * @return the features, nothing if there are none
     * @throws io.featureparity.contract.error.FeatureParityException if this place has failed
     */
    Optional<FeatureRow> newest(FeatureKey key);

    /**
     * The online store as a level.
     *
     * @param store the store
     * @return the level
     */
    static Level online(LatestStore store) {
        return new StoreLevel(Source.ONLINE, store::get);
    }

    /**
     * The store of features as a level.
     *
     * @param store the store
     * @return the level
     */
    static Level features(FeatureStore store) {
        return new StoreLevel(Source.FEATURES, store::newest);
    }
}
