// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ContractOption;
import io.featureparity.gate.options.Output;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the manifest of a model. */
@Command(
        name = "create",
        description = {
            "Write what a model was trained with: the hashes of its contract and of its statistics. It belongs beside the model."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  parity manifest create --model-id ppo-7 --norm-stats norm_stats.json --out model.json",
            "",
            ExitCode.HELP
        })
final class ManifestCreateCommand extends GateCommand {

    @Mixin
    private ContractOption contract = new ContractOption();

    @Option(names = "--norm-stats", required = true, paramLabel = "FILE", description = "The statistics.")
    private Path normStats = Path.of("");

    @Option(names = "--model-id", required = true, paramLabel = "ID", description = "What the model is called.")
    private String modelId = "";

    @Output
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the manifest.")
    private Path target = Path.of("");

    ManifestCreateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        FeatureContract of = contract.load();
        ModelManifest manifest = ModelManifest.of(modelId, of, NormStats.load(normStats, of));
        write(target, manifest.toJson());
        line("model " + modelId + ", written to " + target);
        line("contract " + of + ", statistics " + manifest.normStatsHash());
        return ExitCode.PARITY;
    }
}
