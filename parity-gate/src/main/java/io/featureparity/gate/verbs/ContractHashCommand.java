// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ContractArgument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the hash of a contract. */
@Command(
        name = "hash",
        description = {"Print the hash of a contract and nothing else, for a script or a pin."},
        footerHeading = "%nExample:%n",
        footer = {"  parity contract hash usdcop-m5@1.0.0", "", ExitCode.HELP})
final class ContractHashCommand extends GateCommand {

    @Mixin
    private ContractArgument contract = new ContractArgument();

    @Option(names = "--order", description = "The hash of the order of the features, 16 hex digits.")
    private boolean order;

    ContractHashCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        FeatureContract hashed = contract.load();
        out().println(order ? hashed.orderHash() : hashed.hash());
        return ExitCode.PARITY;
    }
}
