// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.latest;

import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.util.Optional;
import java.util.function.Function;

/** A store that has the features as a row. */
record StoreLevel(Source source, Function<FeatureKey, Optional<FeatureRow>> read) implements Level {

    @Override
    public Optional<FeatureRow> newest(FeatureKey key) {
        return read.apply(key);
    }
}
