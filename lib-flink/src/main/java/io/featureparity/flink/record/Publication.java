// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A macro value as it was published. A revision of a day's value is a publication of its own.
 *
 * @param column the macro column
 * @param epochDay the day that the value is for, in days since 1970-01-01
 * @param available from when on bars may see it, in milliseconds since 1970-01-01T00:00Z
 * @param value the value; NaN says that nothing was published
 */
@TypeInfo(RecordTypes.class)
public record Publication(String column, long epochDay, long available, double value) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Checks that there is a column. {@inheritDoc} */
    public Publication {
        Objects.requireNonNull(column, "column");
    }

    /**
     * Makes a publication from a day and an instant. The instant is rounded up to a whole millisecond, so that no bar sees the
     * value early.
     *
     * @param column the macro column
     * @param day the day that the value is for
     * @param available from when on bars may see it
     * @param value the value; NaN says that nothing was published
     * @return the publication
     */
    public static Publication of(String column, LocalDate day, Instant available, double value) {
        long millis = available.toEpochMilli();
        boolean whole = Instant.ofEpochMilli(millis).equals(available);
        return new Publication(column, day.toEpochDay(), whole ? millis : millis + 1, value);
    }
}
