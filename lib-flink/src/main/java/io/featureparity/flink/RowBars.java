// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.flink.record.InstrumentBar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/** Makes bars of rows. A column that is missing or of another type ends the job; a row with bad values costs itself alone. */
final class RowBars {

    private RowBars() {}

    static InstrumentBar bar(Row row) {
        Set<String> names = row.getFieldNames(true);
        if (names == null) {
            throw refused("the row", "must name its columns, as toDataStream does", row.toString());
        }
        Object instrument = field(row, names, "instrument", String.class);
        Object time = field(row, names, "time", Instant.class);
        Object source = names.contains("source") ? field(row, names, "source", String.class) : null;
        return new InstrumentBar(
                instrument == null ? "" : (String) instrument,
                source == null ? InstrumentBar.UNKNOWN_SOURCE : (String) source,
                time == null ? Long.MIN_VALUE : millis((Instant) time),
                number(row, names, "open"),
                number(row, names, "high"),
                number(row, names, "low"),
                number(row, names, "close"),
                number(row, names, "volume"));
    }

    /** A time that no long holds becomes one that every job refuses. */
    private static long millis(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException tooFar) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static double number(Row row, Set<String> names, String column) {
        Object value = field(row, names, column, Number.class);
        if (value == null) {
            return Double.NaN;
        }
        if (value instanceof Double || value instanceof BigDecimal) {
            return ((Number) value).doubleValue();
        }
        throw refused(
                column,
                "must be of the type DOUBLE or DECIMAL",
                value.getClass().getSimpleName());
    }

    private static @Nullable Object field(Row row, Set<String> names, String column, Class<?> type) {
        if (!names.contains(column)) {
            throw refused(column, "must be a column of the table", "one of " + names);
        }
        Object value = row.getField(column);
        if (value != null && !type.isInstance(value)) {
            String rule = "must be of the type that Java has as " + type.getSimpleName();
            throw refused(column, rule, value.getClass().getSimpleName());
        }
        return value;
    }

    private static ComponentException refused(String column, String rule, String value) {
        return new ComponentException(
                new Fault(ErrorCode.FLINK_COLUMN, Place.named("table of bars").part(column), rule, value));
    }
}
