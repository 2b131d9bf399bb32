// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time with its zone as it is written on the command line. */
public final class TimeText implements ITypeConverter<Instant> {

    private static final int NANOS_OF_MILLI = 1_000_000;

    @Override
    public Instant convert(String value) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(value);
            if (time.getNano() % NANOS_OF_MILLI != 0) {
                throw wrong("must be in whole milliseconds, as times of bars are", value);
            }
            return Instant.ofEpochMilli(time.toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) { // a year beyond what milliseconds can count
            throw wrong("must be a time with its zone, such as 2024-03-04T14:20:00Z", value);
        }
    }

    private static TypeConversionException wrong(String rule, String value) {
        return new TypeConversionException(rule + ", but was '" + value + "'");
    }
}
