// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A path of the command line. One that the system cannot have is refused in words, where picocli would name an exception. */
public final class PathText implements ITypeConverter<Path> {

    /** Makes a converter. */
    public PathText() {}

    @Override
    public Path convert(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("must be a path that this system can have, but was '" + value + "'");
        }
    }
}
