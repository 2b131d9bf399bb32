// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

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

    /** A point is refused: it may well separate thousands. */
    static final String COMMA_RULE = "must be a number with a decimal comma, or empty where absent";

    private static final String DAY_RULE = "must be a day such as 2024-03-04";
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]00:00(:00([.]0+)?)?)?";

    private static final Set<String> WITHOUT_ZONE = Set.of("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS");

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
    static @Nullable NumberSql of(String column, String type, NumberColumn.Kind kind) {
        return kind == NumberColumn.Kind.DAY
                ? day(column, type)
                : number(column, type, kind == NumberColumn.Kind.FLOAT);
    }

    /** pandas writes a day with midnight behind it, or without. */
    private static @Nullable NumberSql day(String column, String type) {
        String day;
        if (new FileColumn(column, type).isText()) {
            day = "CASE WHEN regexp_full_match(" + column + ", '" + DAY + "') THEN try_cast(substr(" + column
                    + ", 1, 10) AS DATE) END";
        } else if (type.equals("DATE")) {
            day = column;
        } else if (WITHOUT_ZONE.contains(type)) {
            day = "CASE WHEN date_trunc('day', " + column + ") = " + column + " THEN CAST(" + column + " AS DATE) END";
        } else {
            return null;
        }
        String days = "CAST(date_diff('day', DATE '1970-01-01', " + day + ") AS DOUBLE)";
        return new NumberSql("coalesce(" + days + ", 'NaN')", "(" + day + ") IS NULL", DAY_RULE);
    }

    static String rule(NumberColumn.Kind kind) {
        return kind == NumberColumn.Kind.DAY ? DAY_RULE : "must be numbers of 64 bits";
    }

    private static @Nullable NumberSql number(String column, String type, boolean single) {
        String target = single ? "FLOAT" : "DOUBLE";
        if (type.equals(FileColumn.FIELD)) {
            return cast(column, target, "contains(" + column + ", '_')", RULE);
        }
        if (type.equals(FileColumn.COMMA_FIELD)) {
            String point = "replace(" + column + ", ',', '.')";
            String bad = "contains(" + column + ", '.') OR contains(" + column + ", '_')";
            return cast(point, target, bad, COMMA_RULE);
        }
        if (type.equals(FileColumn.TEXT)) {
            String bounded = "(" + TextSql.bounded(column) + ")";
            String text = "CASE WHEN lower(trim(" + bounded + ")) NOT IN ('', 'nan', 'null') THEN " + bounded + " END";
            return cast("(" + text + ")", target, "contains(" + bounded + ", '_')", RULE);
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
