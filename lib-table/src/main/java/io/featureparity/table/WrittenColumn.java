// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

/**
 * A column of a table that is written, besides its times.
 *
 * @param name its name
 * @param kind the type of its values
 */
public record WrittenColumn(String name, Kind kind) {

    /** The type of a column's values. */
    public enum Kind {
        /** Numbers of 64 bits. */
        DOUBLE,
        /** Numbers of 32 bits. */
        FLOAT,
        /** Integers of 64 bits. */
        INTEGER,
        /** Times. */
        TIME,
        /** Texts. */
        TEXT
    }
}
