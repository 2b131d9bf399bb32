// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.store.row.FeatureRow;
import java.util.List;

/**
 * What was written and has not reached the online store yet. It holds one row for each key, the newest, so it stays small
 * however long the online store is away.
 *
 * <p>Thread-safe.
 */
public interface Outbox {

    /**
     * Gives rows that have to be delivered.
     *
     * @param most how many at most, at least 1
     * @return the rows, of different keys
     */
    List<FeatureRow> pending(int most);

    /**
     * Takes note that a row was delivered. If a newer one of its key has come meanwhile, that one stays.
     *
     * @param row the row
     */
    void delivered(FeatureRow row);
}
