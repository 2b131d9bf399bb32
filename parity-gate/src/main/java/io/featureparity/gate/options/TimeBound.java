// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a range begins or ends, both included: a day, which is all of it in UTC, or a time.
 *
 * @param first its first millisecond since 1970-01-01T00:00Z
 * @param last its last one
 */
record TimeBound(long first, long last) {

    /** Reads one. */
    static final class Reader implements ITypeConverter<TimeBound> {
        @Override
        public TimeBound convert(String value) {
            try {
                if (!value.contains("T")) {
                    LocalDate day = LocalDate.parse(value);
                    return new TimeBound(midnight(day), midnight(day.plusDays(1)) - 1);
                }
                long time = OffsetDateTime.parse(value).toInstant().toEpochMilli();
                return new TimeBound(time, time);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "must be a day such as 2024-03-04, or a time with its zone, but was '" + value + "'");
            }
        }

        private static long midnight(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }
    }
}
