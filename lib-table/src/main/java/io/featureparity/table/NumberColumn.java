// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

/**
 * A column of numbers that is to be read from a table.
 *
 * @param name its name in the file
 * @param kind the type of its numbers
 */
public record NumberColumn(String name, Kind kind) {

    /** The type of the numbers of a column. */
    public enum Kind {
        /**
         * Numbers of 64 bits. A file's column of 32-bit floats is refused: it no longer holds the exact prices that
         * were quoted.
         */
        DOUBLE,
        /** Numbers of 32 bits, as they are after the raw stage. They are rounded only once, directly from the text. */
        FLOAT,
        /** Calendar days such as {@code 2024-03-04}, which count from 1970-01-01. */
        DAY
    }
}
