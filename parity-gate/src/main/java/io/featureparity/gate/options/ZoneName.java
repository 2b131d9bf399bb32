// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.gate.console.DidYouMean;
import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time zone by its name. */
final class ZoneName implements ITypeConverter<ZoneId> {

    @Override
    public ZoneId convert(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new TypeConversionException("must be a time zone such as America/Bogota, but was '" + value + "'"
                    + DidYouMean.question(
                            value,
                            ZoneId.getAvailableZoneIds().stream().sorted().toList()));
        }
    }
}
