// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script by which a shell completes verbs and options. */
@Command(
        name = "completion",
        description = "Print the script by which bash and zsh complete verbs, options and their values.",
        footerHeading = "%nExample:%n",
        footer = {"  source <(parity completion)", "", ExitCode.HELP})
final class CompletionCommand extends GateCommand {

    @Spec
    private @Nullable CommandSpec command;

    CompletionCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        if (command == null) {
            throw new IllegalStateException("picocli sets it");
        }
        out().print(AutoComplete.bash("parity", command.root().commandLine()));
        return ExitCode.PARITY;
    }
}
