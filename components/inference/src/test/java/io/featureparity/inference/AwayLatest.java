// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.LatestStore;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.util.Optional;

/** An online store that cannot be reached, and into which nobody puts anything. */
public final class AwayLatest implements LatestStore {

    @Override
    public boolean put(FeatureRow row) {
        throw new AssertionError("nobody puts");
    }

    @Override
    public Optional<FeatureRow> get(FeatureKey key) {
        throw new StoreException(new Fault(ErrorCode.STORE_UNREACHABLE, "Redis", "must be there", "away"));
    }

    @Override
    public void close() {}
}
