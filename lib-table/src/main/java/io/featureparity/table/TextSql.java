// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

/**
 * Texts of a file as SQL takes them: of bounded length. A Parquet file of 11 KB can have a text of 5 MB in each of its rows,
 * and thousands of rows are in memory at once.
 */
final class TextSql {

    /** More characters than any double or time needs that is written out in full. */
    static final int LONGEST = 2000;

    /** What is kept of a longer text, to be shown. */
    static final int SHOWN = 40;

    private TextSql() {}

    /** A text, or the begin of one that is too long, which is then no number and no time. */
    static String bounded(String text) {
        return "CASE WHEN strlen(" + text + ") > " + LONGEST + " THEN left(" + text + ", " + SHOWN + ") || '...' ELSE "
                + text + " END";
    }
}
