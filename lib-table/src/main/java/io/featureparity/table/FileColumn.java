// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

/**
 * A column that a file has.
 *
 * @param name its name
 * @param type its type, as DuckDB calls it, or {@link #FIELD}
 */
record FileColumn(String name, String type) {

    static final String TEXT = "VARCHAR";

    /** A field of a CSV file: text, of which the source has already taken what stands for an absent value. */
    static final String FIELD = "field";

    /** The same in a file whose numbers have a decimal comma. */
    static final String COMMA_FIELD = "field with decimal comma";

    /** Whether it is text that a person may have written. */
    boolean isText() {
        return type.equals(FIELD) || type.equals(COMMA_FIELD) || type.equals(TEXT);
    }
}
