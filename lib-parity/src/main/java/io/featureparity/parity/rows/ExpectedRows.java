// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.rows;

/**
 * What training computed, row after row, in order of time. After {@link #next()} has said that there is a row, the other
 * methods tell of it.
 */
public interface ExpectedRows {

    /** {@return whether there is another row, which the other methods then tell of} */
    boolean next();

    /** {@return the row's time, in milliseconds since 1970-01-01T00:00Z} */
    long time();

    /**
     * Gives one value.
     *
     * @param column the place of its feature among those that are checked, from 0
     * @return the value, NaN where absent; a {@code float} at the stages after the raw one
     */
    double value(int column);
}
