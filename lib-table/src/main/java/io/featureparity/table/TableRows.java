// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

/** Rows to be written, one after the other. After {@link #next()} has said that there is one, the others tell of it. */
public interface TableRows {

    /** {@return whether there is another row} */
    boolean next();

    /** {@return the row's time, in milliseconds since 1970-01-01T00:00Z} */
    long time();

    /**
     * Gives a value of the row.
     *
     * @param column the place of its column, from 0
     * @return the value, NaN where absent
     */
    double value(int column);
}
