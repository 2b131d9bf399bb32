// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time with its zone as it is written on the command line. */
public final class TimeText implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String value) {
        try {
            Instant time = OffsetDateTime.parse(value).toInstant();
            time.toEpochMilli(); // what a bar's time can be
            return time;
        } catch (DateTimeException | ArithmeticException e) {
            throw new TypeConversionException(
                    "must be a time with its zone, such as 2024-03-04T14:20:00Z, but was '" + value + "'");
        }
    }
}
