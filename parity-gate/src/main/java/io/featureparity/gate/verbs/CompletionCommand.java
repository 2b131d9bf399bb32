// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints the script by which a shell completes verbs and options. */
@Command(
        name = "completion",
        description = "Print the script by which bash and zsh complete verbs, options and their values.",
        footerHeading = "%nExample:%n",
        footer = {"  source <(parity completion)", "", ExitCode.HELP})
final class CompletionCommand extends GateCommand {

    CompletionCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        out().print(AutoComplete.bash("parity", verb().root().commandLine()));
        return ExitCode.PARITY;
    }
}
