// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.latest;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the newest features from the first level that has them: the online store, else the store of features, else the
 * engine. A level that fails, is empty, or is behind is passed over, and the answer says so.
 *
 * <p>Thread-safe if its levels are.
 */
public final class LatestReader {

    private final List<Level> levels;

    /**
     * Makes a reader.
     *
     * @param levels the levels, the fastest first
     */
    public LatestReader(List<Level> levels) {
        this.levels = List.copyOf(levels);
    }

    /**
     * Reads the newest features.
     *
     * @param key the key of the features
     * @param notBefore the time of the bar that they must have at least; older ones are passed over
     * @return the features, where they came from, and why not from a level before
     * @throws StoreException if no level has them, with a fault for each
     */
    public Latest newest(FeatureKey key, Instant notBefore) {
        List<Fault> passedOver = new ArrayList<>();
        for (Level level : levels) {
            try {
                Optional<FeatureRow> row = level.newest(key);
                if (row.isPresent() && !row.get().time().isBefore(notBefore)) {
                    return new Latest(row.get(), level.source(), passedOver);
                }
                passedOver.add(behind(level, key, notBefore, row));
            } catch (FeatureParityException failed) {
                passedOver.addAll(failed.faults());
            }
        }
        if (passedOver.isEmpty()) {
            passedOver.add(new Fault(ErrorCode.STORE_NO_FEATURES, "reader of features", "must have a level", "none"));
        }
        throw new StoreException(passedOver, null);
    }

    private static Fault behind(Level level, FeatureKey key, Instant notBefore, Optional<FeatureRow> row) {
        return new Fault(
                ErrorCode.STORE_NO_FEATURES,
                level.source().place().part(key.toString()),
                "must have features of " + notBefore + " or later",
                row.map(found -> "features of " + found.time()).orElse("none"));
    }
}
