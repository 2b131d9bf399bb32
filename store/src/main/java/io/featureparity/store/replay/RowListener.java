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
     * @param features the same, as long as the call lasts; a sink of the feed hears of what is observed here
     */
    void computed(FeatureRow row, FeatureView features);
}
