// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores the macro values as they were published, with the time from which on bars see them. A stored value never changes.
 *
 * <p>Once a bar is stored, the values that it sees no longer change: a publication that reaches the store later is available
 * only after the newest closed bar in the store, whenever it was published. So a history that is computed again sees exactly
 * what was seen live. To store a history, store its macro values first and its bars after them.
 *
 * <p>Thread-safe.
 */
public interface MacroStore {

    /**
     * Stores publications. A publication that is already stored stays as it is, so a call that failed can be repeated. A
     * publication is identified by its column, its day and the instant at which it was published.
     *
     * @param publications the publications, in any order
     * @return how many were new
     * @throws StoreException if a publication is already stored with another value; then nothing is stored
     */
    int append(List<MacroPublication> publications);

    /**
     * Says up to which time nothing changes any more: everything that is available until then is stored.
     *
     * @return the time of the newest closed bar of any instrument, nothing if there is none
     */
    Optional<Instant> settledUntil();

    /**
     * Gives the publications that became available in a period, in the order in which they became available.
     *
     * @param after the instant after which the period begins
     * @param until the last instant of the period
     * @return the publications
     */
    RowCursor<KnownMacro> available(Instant after, Instant until);

    /**
     * Gives all that was known at an instant, in the order in which it became available.
     *
     * @param instant the instant
     * @return the publications
     */
    default RowCursor<KnownMacro> knownAt(Instant instant) {
        return available(Instant.MIN, instant);
    }
}
