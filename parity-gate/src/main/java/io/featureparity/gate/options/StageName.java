// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.parity.comparison.Stage;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The stages as they are called on the command line. */
final class StageName implements ITypeConverter<Stage>, Iterable<String> {

    static final String DEFAULT = "raw";

    @Override
    public Stage convert(String value) {
        return Stage.ofLabel(value)
                .orElseThrow(() -> new TypeConversionException(
                        "must be one of " + String.join(", ", labels()) + ", but was '" + value + "'"));
    }

    private static List<String> labels() {
        return Stream.of(Stage.values()).map(Stage::label).toList();
    }

    @Override
    public Iterator<String> iterator() {
        return labels().iterator();
    }
}
