// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ContractOption;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds a contract and statistics against the manifest of a model. */
@Command(
        name = "verify",
        description = {
            "Hold a contract and statistics against what a model was trained with. Every difference is said with both sides, a line for each, and is a divergence, exit code 1."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity manifest verify model.json --norm-stats norm_stats.json", "", ExitCode.HELP})
final class ManifestVerifyCommand extends GateCommand {

    @Parameters(paramLabel = "FILE", description = "The manifest.")
    private Path file = Path.of("");

    @Mixin
    private ContractOption contract = new ContractOption();

    @Option(names = "--norm-stats", required = true, paramLabel = "FILE", description = "The statistics.")
    private Path normStats = Path.of("");

    ManifestVerifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        FeatureContract of = contract.load();
        ModelManifest manifest = ModelManifest.load(file);
        try {
            manifest.verify(of, NormStats.load(normStats));
        } catch (MismatchException differs) {
            return refuse(differs, ExitCode.DIVERGENCE);
        }
        line("model " + manifest.modelId() + " was trained with these");
        line("contract " + of + ", statistics " + manifest.normStatsHash());
        return ExitCode.PARITY;
    }
}
