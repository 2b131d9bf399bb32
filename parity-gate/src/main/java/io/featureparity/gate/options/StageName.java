// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.parity.comparison.Stage;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The stages as they are called on the command line. */
public final class StageName implements ITypeConverter<Stage>, Iterable<String> {

    static final String DEFAULT = "raw";

    @Override
    public Stage convert(String value) {
        for (Stage stage : Stage.values()) {
            if (of(stage).equals(value)) {
                return stage;
            }
        }
        throw new TypeConversionException("must be one of " + String.join(", ", names()) + ", but was '" + value + "'");
    }

    /** {@return what a stage is called} */
    public static String of(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> names() {
        return Stream.of(Stage.values()).map(StageName::of).toList();
    }

    @Override
    public Iterator<String> iterator() {
        return names().iterator();
    }
}
