// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.Printed;
import io.featureparity.gate.verbs.Verbs;
import io.featureparity.parity.golden.FeatureSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;

/** The launcher turns off picocli's own converters of times and of what databases have: to set them up takes time. */
class OptionTypesTest {

    @Command(name = "parity")
    private static final class Root {}

    private static Stream<ArgSpec> args(CommandLine command) {
        return Stream.concat(
                command.getCommandSpec().args().stream(),
                command.getSubcommands().values().stream().flatMap(OptionTypesTest::args));
    }

    private static boolean isOfTimesOrDatabases(ArgSpec arg) {
        return Stream.of(arg.auxiliaryTypes())
                .anyMatch(type -> type.getName().startsWith("java.time.")
                        || type.getName().startsWith("java.sql."));
    }

    @Test
    void whatHoldsATimeHasAConverterOfItsOwn() {
        CommandLine root = new CommandLine(new Root());
        Verbs.addTo(root, List.of(), new Printed().unwatched(), FeatureSource.streaming());
        List<ArgSpec> times =
                args(root).filter(OptionTypesTest::isOfTimesOrDatabases).toList();
        assertThat(times).isNotEmpty().allMatch(arg -> arg.converters().length > 0);
    }
}
