// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How DuckDB is asked for a time: as text, or as a count of units since 1970-01-01T00:00Z; null where there is none. */
final class TimeSql {

    private static final Set<String> INTEGERS = Set.of(
            "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT");
    private static final Set<String> WITHOUT_ZONE = Set.of("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS");

    private final String value;

    /** How many units a millisecond has; 0 if the value is text. */
    private final int unitsOfMillisecond;

    /** Whether it is a local time, counted as if it were one in UTC. */
    private final boolean local;

    private TimeSql(String value, int unitsOfMillisecond, boolean local) {
        this.value = value;
        this.unitsOfMillisecond = unitsOfMillisecond;
        this.local = local;
    }

    /** For a table without times: its rows come in any order. */
    static TimeSql none() {
        return new TimeSql("CAST(0 AS BIGINT)", 1, false);
    }

    /** How to read a column; null if its type holds no times. */
    static @Nullable TimeSql of(String column, String type, boolean zoneIsKnown) {
        if (new FileColumn(column, type).isText()) {
            return new TimeSql(TextSql.bounded(column), 0, false);
        }
        if (INTEGERS.contains(type)) {
            return new TimeSql("try_cast(" + column + " AS BIGINT)", 1, false);
        }
        if (type.equals("TIMESTAMP WITH TIME ZONE") || (zoneIsKnown && WITHOUT_ZONE.contains(type))) {
            String unit = type.equals("TIMESTAMP_NS") ? "epoch_ns(" : "epoch_us(";
            int units = type.equals("TIMESTAMP_NS") ? 1_000_000 : 1000;
            boolean local = WITHOUT_ZONE.contains(type);
            return new TimeSql("CASE WHEN isfinite(" + column + ") THEN " + unit + column + ") END", units, local);
        }
        return null;
    }

    static String rule(String type, String advice) {
        return WITHOUT_ZONE.contains(type)
                ? TableFaults.advised("must be times with a zone", advice)
                : "must be times with a zone, or milliseconds since 1970";
    }

    String value() {
        return value;
    }

    boolean isLocal() {
        return local;
    }

    boolean isText() {
        return unitsOfMillisecond == 0;
    }

    int unitsOfMillisecond() {
        return unitsOfMillisecond;
    }
}
