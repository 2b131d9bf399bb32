// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.parity.coverage.Share;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share as it is written on the command line. */
final class ShareText implements ITypeConverter<Share> {

    @Override
    public Share convert(String value) {
        try {
            return Share.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "must be a share from 0 to 1, such as 0.99, or 99%, but was '" + value + "'");
        }
    }
}
