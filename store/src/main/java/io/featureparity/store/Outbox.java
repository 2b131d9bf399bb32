// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.store.row.FeatureRow;
import java.util.List;

/**
 * Holds the rows that were written and have not reached the online store yet. It keeps only the newest row of each key, so it
 * stays small however long the online store is unreachable.
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
     * Notes that a row was delivered. If a newer row of its key has come meanwhile, the newer row stays in the outbox.
     *
     * @param row the row
     */
    void delivered(FeatureRow row);
}
