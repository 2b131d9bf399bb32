// SPDX-License-Identifier: Apache-2.0
package io.featureparity.postgres;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.row.ObservationVector;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Values of columns as Java has them. */
final class Columns {

    /** Instants that are asked about can be any; no row is outside of these. */
    private static final Instant BEFORE_ALL = Instant.parse("1800-01-01T00:00:00Z");

    private static final Instant AFTER_ALL = Instant.parse("2300-01-01T00:00:00Z");

    private Columns() {}

    /** What a row of a result is. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }

    static <T> List<T> all(PreparedStatement statement, Row<T> row) throws SQLException {
        List<T> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.add(row.read(rows));
            }
        }
        return all;
    }

    static void set(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setObject(index, OffsetDateTime.ofInstant(inRange(instant), ZoneOffset.UTC));
    }

    static Instant inRange(Instant instant) {
        return instant.isBefore(BEFORE_ALL) ? BEFORE_ALL : instant.isAfter(AFTER_ALL) ? AFTER_ALL : instant;
    }

    static Instant instant(ResultSet rows, int index) throws SQLException {
        return rows.getObject(index, OffsetDateTime.class).toInstant();
    }

    /** Writes a number, and null for NaN: where there is no number, no query of SQL shall find one. */
    static void setUnlessNaN(PreparedStatement statement, int index, double value) throws SQLException {
        if (Double.isNaN(value)) {
            statement.setNull(index, Types.DOUBLE);
        } else {
            statement.setDouble(index, value);
        }
    }

    static double numberOrNaN(ResultSet rows, int index) throws SQLException {
        double value = rows.getDouble(index);
        return rows.wasNull() ? Double.NaN : value;
    }

    static double[] doubles(ResultSet rows, int index) throws SQLException {
        Object[] values = elements(rows.getArray(index));
        double[] numbers = new double[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (Double) values[i];
        }
        return numbers;
    }

    static float[] floats(ResultSet rows, int index) throws SQLException {
        Object[] values = elements(rows.getArray(index));
        float[] numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (Float) values[i];
        }
        return numbers;
    }

    static List<String> texts(ResultSet rows, int index) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Object value : elements(rows.getArray(index))) {
            texts.add((String) value);
        }
        return texts;
    }

    private static Object[] elements(Array array) throws SQLException {
        return (Object[]) array.getArray();
    }

    /** An observation that must have the hash in the column after it: somebody may have changed the row. */
    static ObservationVector observation(ResultSet rows, int index, String table) throws SQLException {
        ObservationVector observation = ObservationVector.of(floats(rows, index));
        String stored = rows.getString(index + 1);
        if (!observation.sha256().equals(stored)) {
            throw new StoreException(new Fault(
                    ErrorCode.STORE_VALUE_DAMAGED,
                    Place.item("observation in", table),
                    "must have the SHA-256 that stands beside it, " + stored,
                    observation.sha256()));
        }
        return observation;
    }
}
