// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.NormStats;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the hash of statistics. */
@Command(
        name = "hash",
        description = {
            "Print the hash of statistics and nothing else: that of their canonical JSON, which a model pins."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity stats hash norm_stats.json", "", ExitCode.HELP})
final class StatsHashCommand extends GateCommand {

    @Parameters(paramLabel = "FILE", description = "The statistics.")
    private Path file = Path.of("");

    StatsHashCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        out().println(NormStats.load(file).hash());
        return ExitCode.PARITY;
    }
}
