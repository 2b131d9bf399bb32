// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says whether a file is a contract, and if not, all that is wrong with it. */
@Command(
        name = "validate",
        description = {
            "See whether a file is a contract. All that is wrong with it is said, one fault after the other; of a formula with its text and a caret below the place."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity contract validate my-contract.json", "", ExitCode.HELP})
final class ContractValidateCommand extends GateCommand {

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    ContractValidateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        try {
            FeatureContract contract = FeatureContract.load(file);
            line(file + ": " + contract.id() + "@" + contract.version() + ", " + contract.size() + " features, hash "
                    + contract.hash());
            return ExitCode.PARITY;
        } catch (DocumentException refused) {
            return refuse(refused, ExitCode.USAGE);
        }
    }
}
