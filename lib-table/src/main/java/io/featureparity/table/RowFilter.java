// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

/**
 * Some rows of a file: those with a text.
 *
 * @param column the place of the column in the file
 * @param text what it holds in these rows
 */
record RowFilter(int column, String text) {

    /** The number of a row in the whole file, from 1. */
    static final String ROW = "row_of_file";

    /** What stands behind FROM, with the number of each row. The rows are counted before any is left out. */
    static String numbered(String from) {
        return "(SELECT *, row_number() OVER () AS " + ROW + " FROM " + from + ")";
    }

    /** What stands behind FROM: the rows alone, with their numbers. */
    String from(TableSource source) {
        return numbered(source.from()) + " WHERE CAST(c" + column + " AS VARCHAR) = " + Database.literal(text);
    }
}
