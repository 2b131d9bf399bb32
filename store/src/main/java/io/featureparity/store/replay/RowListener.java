// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.replay;

import io.featureparity.features.engine.FeatureView;
import io.featureparity.store.row.FeatureRow;

/** Receives the rows of a {@link StoredFeed} one by one, those of inserted bars too. */
@FunctionalInterface
public interface RowListener {

    /**
     * Receives a row.
     *
     * @param row the features at a bar
     * @param features a view of the same features, valid only during the call; the feed's sink receives each observation that
     *     is made through it
     */
    void computed(FeatureRow row, FeatureView features);
}
