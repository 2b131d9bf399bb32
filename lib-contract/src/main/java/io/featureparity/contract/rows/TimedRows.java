// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.rows;

import io.featureparity.contract.error.Place;
import java.util.function.Consumer;

/**
 * Rows of numbers, each with a time, one after the other, from any source: a file, a database, a list, an engine. Call
 * {@link #next()}; if it returns true, the other methods describe the current row. Rows can be read only once.
 */
public interface TimedRows {

    /**
     * Moves to the next row.
     *
     * @return whether there is one; the other methods then describe it
     */
    boolean next();

    /** {@return the row's time, in milliseconds since 1970-01-01T00:00Z} */
    long time();

    /**
     * Gives a value of the row.
     *
     * @param column its column, from 0
     * @return the value, NaN where absent
     */
    double value(int column);

    /** {@return the place of the row, for use in a fault: a line of a file, a bar of an engine} */
    Place place();

    /**
     * Gives the same rows, and shows each to a watcher first.
     *
     * @param watcher who sees each row; it must not ask for the next one
     * @return the rows; read them instead of these
     */
    default TimedRows watchedBy(Consumer<? super TimedRows> watcher) {
        return watchedBy(watcher, () -> {});
    }

    /**
     * Gives the same rows, shows each to a watcher first, and calls back when there are no more.
     *
     * @param watcher who sees each row; it must not ask for the next one
     * @param atEnd runs each time that the next row is asked for and there is none
     * @return the rows; read them instead of these
     */
    default TimedRows watchedBy(Consumer<? super TimedRows> watcher, Runnable atEnd) {
        return new SteppedRows(this, () -> {
            boolean more = next();
            if (more) {
                watcher.accept(this);
            } else {
                atEnd.run();
            }
            return more;
        });
    }

    /**
     * Gives the same rows up to a time.
     *
     * @param last the latest time that a row may have, in milliseconds since 1970-01-01T00:00Z
     * @return the rows, which end before the first one that is later
     */
    default TimedRows until(long last) {
        return new SteppedRows(this, () -> next() && time() <= last);
    }
}
