// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.table;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How DuckDB is asked for a number, so that it arrives as the double that its text reads as, and for whether a field was
 * none. Absent is NaN.
 *
 * <p>DuckDB reads text as Java does, correctly rounded; but it reads {@code 1_000} as a number too. Decimals go by way of
 * their text, since dividing a wide integer by a power of ten rounds twice.
 */
final class NumberSql {

    static final String RULE = "must be a number, or empty where absent";

    private static final Set<String> INTEGERS = Set.of(
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "HUGEINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "UHUGEINT");

    private final String value;

    /** What is true where a field holds no number, or null if every field does. */
    private final @Nullable String bad;

    private final String rule;

    private NumberSql(String value, @Nullable String bad, String rule) {
        this.value = value;
        this.bad = bad;
        this.rule = rule;
    }

    /** How to read a column; null if its type holds no such numbers. */
    static @Nullable NumberSql of(String column, String type, boolean single) {
        String target = single ? "FLOAT" : "DOUBLE";
        if (type.equals(FileColumn.FIELD)) {
            return cast(column, target, "contains(" + column + ", '_')", RULE);
        }
        if (type.equals(FileColumn.TEXT)) {
            String text = "CASE WHEN lower(trim(" + column + ")) NOT IN ('', 'nan', 'null') THEN " + column + " END";
            return cast("(" + text + ")", target, "contains(" + column + ", '_')", RULE);
        }
        if (type.startsWith("DECIMAL")) {
            return cast("CAST(" + column + " AS VARCHAR)", target, null, RULE);
        }
        if (INTEGERS.contains(type) && !single) {
            String range = column + " NOT BETWEEN -9007199254740992 AND 9007199254740992";
            return new NumberSql(
                    "coalesce(CAST(" + column + " AS DOUBLE), 'NaN')",
                    range,
                    "must be an integer that a double holds, at most 2 to the power of 53");
        }
        if (INTEGERS.contains(type)) {
            return cast("CAST(" + column + " AS VARCHAR)", target, null, RULE);
        }
        if (type.equals("FLOAT") && single) {
            return new NumberSql("coalesce(CAST(" + column + " AS DOUBLE), 'NaN')", null, RULE);
        }
        if (type.equals("DOUBLE")) {
            return single
                    ? cast(column, target, null, "must be a number that a float holds, or empty where absent")
                    : new NumberSql("coalesce(" + column + ", 'NaN')", null, RULE);
        }
        return null;
    }

    private static NumberSql cast(String from, String target, @Nullable String alsoBad, String rule) {
        String cast = "try_cast(" + from + " AS " + target + ")";
        String none = from + " IS NOT NULL AND (" + cast + " IS NULL" + (alsoBad == null ? "" : " OR " + alsoBad) + ")";
        return new NumberSql("coalesce(CAST(" + cast + " AS DOUBLE), 'NaN')", none, rule);
    }

    String value() {
        return value;
    }

    String bad() {
        return bad == null ? "false" : "coalesce(" + bad + ", false)";
    }

    String rule() {
        return rule;
    }
}
