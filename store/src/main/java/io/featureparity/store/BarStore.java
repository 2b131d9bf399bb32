// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.StoredBar;
import java.time.Instant;
import java.util.List;

/**
 * Stores the bars of all instruments as they arrived, also if they came twice, late, or with other values. A stored bar never
 * changes. Each bar of an instrument gets the next position. A reader that has seen a position has seen all positions before
 * it. So a feed that gets the bars in this order decides about each one as the live feed did.
 *
 * <p>Thread-safe.
 */
public interface BarStore {

    /**
     * Stores bars, in the order in which they came. A bar that is already stored stays as it is, so a call that failed can be
     * repeated. An arrival is identified by its instrument, the time of the bar and the instant at which it was seen.
     *
     * @param bars the bars, of any instruments
     * @return how many were new
     * @throws StoreException if an arrival is already stored with other values; then nothing is stored
     */
    int append(List<ArrivedBar> bars);

    /**
     * Gives the last position of an instrument.
     *
     * @param instrument the instrument
     * @return the position, 0 if there is no bar
     */
    long lastPosition(String instrument);

    /**
     * Gives the closed bars after a position, in the order in which they came.
     *
     * @param instrument the instrument
     * @param position the last position that was read, 0 to begin with the first
     * @return the bars
     */
    RowCursor<StoredBar> closedAfter(String instrument, long position);

    /**
     * Gives the closed bars of a range of time, in the order in which they came.
     *
     * @param instrument the instrument
     * @param from the time of the first bar
     * @param end the first time after the range
     * @return the bars
     */
    RowCursor<StoredBar> closedBetween(String instrument, Instant from, Instant end);

    /**
     * Gives all bars of a range of time, forming ones too, in the order in which they came.
     *
     * @param instrument the instrument
     * @param from the time of the first bar
     * @param end the first time after the range
     * @return the bars
     */
    RowCursor<StoredBar> seenBetween(String instrument, Instant from, Instant end);
}
