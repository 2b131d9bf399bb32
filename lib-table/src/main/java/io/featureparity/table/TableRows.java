// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

/**
 * Rows to be written, one after the other. Their values may be numbers, texts and times. Call {@link #next()}; if it returns true,
 * the other methods describe the current row. For an absent value, only {@link #isAbsent} is called.
 */
public interface TableRows {

    /**
     * Moves to the next row.
     *
     * @return whether there is one
     */
    boolean next();

    /** {@return the row's time, in milliseconds since 1970-01-01T00:00Z} */
    long time();

    /**
     * Says whether a value is absent. NaN is a number and not absent.
     *
     * @param column its column, from 0
     * @return whether it is absent
     */
    boolean isAbsent(int column);

    /**
     * Gives a value of a column of numbers.
     *
     * @param column its column, from 0
     * @return the number
     */
    double number(int column);

    /**
     * Gives a value of a column of integers, or of times in milliseconds since 1970-01-01T00:00Z.
     *
     * @param column its column, from 0
     * @return the integer
     */
    long integer(int column);

    /**
     * Gives a value of a column of texts.
     *
     * @param column its column, from 0
     * @return the text
     */
    String text(int column);
}
