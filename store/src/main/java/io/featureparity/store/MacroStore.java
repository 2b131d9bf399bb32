// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.KnownMacro;
import io.featureparity.store.row.MacroPublication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The macro values as they were published, with the time from which on bars see them. Nothing is ever changed in it.
 *
 * <p>What a bar sees is settled once the bar is stored: a publication that comes to the store later is available only after
 * the newest closed bar that is there, whenever it was published. So a history that is computed again sees what was seen,
 * and no more. A history is stored with its macro values first, and its bars after them.
 *
 * <p>Thread-safe.
 */
public interface MacroStore {

    /**
     * Stores publications. What is there already stays as it is, so a call that failed can be made again: a publication is
     * known by its column, its day and the instant at which it was published.
     *
     * @param publications the publications, in any order
     * @return how many were new
     * @throws StoreException if one is there with another value; nothing is stored then
     */
    int append(List<MacroPublication> publications);

    /**
     * Says up to when nothing changes any more: all that is available until then is there.
     *
     * @return the time of the newest closed bar of any instrument, nothing if there is none
     */
    Optional<Instant> settledUntil();

    /**
     * Gives the publications that became available in a stretch of time, in that order.
     *
     * @param after the instant after which it begins
     * @param until its last instant
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
