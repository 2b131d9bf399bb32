// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.contract.error.Place;
import io.featureparity.gate.bars.BarPass;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.FeedText;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ContractOption;
import io.featureparity.gate.options.HistoryOptions;
import io.featureparity.gate.options.Output;
import io.featureparity.gate.report.LineagePage;
import io.featureparity.gate.report.Provenances;
import io.featureparity.parity.golden.GoldenSuite;
import io.featureparity.parity.lineage.DataRange;
import io.featureparity.parity.lineage.ModelLineage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where the inputs of a model come from. */
@Command(
        name = "lineage",
        description = {
            "Print where the inputs of a model come from, as one JSON object of texts: the hashes of contract, statistics, golden"
                    + " suite and bars, and the version of this library. MLflow takes it as tags:"
                    + " mlflow.set_tags(json.load(open(\"lineage.json\"))).",
            "A contract or statistics that the model was not trained with are a divergence, exit code 1."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  parity manifest lineage model.json --norm-stats norm_stats.json --bars bars.parquet --html lineage.html",
            "",
            ExitCode.HELP
        })
final class ManifestLineageCommand extends GateCommand {

    @Parameters(paramLabel = "FILE", description = "The manifest of the model.")
    private Path file = Path.of("");

    @Mixin
    private ContractOption contract = new ContractOption();

    @Option(names = "--norm-stats", required = true, paramLabel = "FILE", description = "The statistics.")
    private Path normStats = Path.of("");

    @Option(
            names = "--suite",
            paramLabel = "DIR",
            description =
                    "The golden suite of the contract. Without it, the cases that came with this command, if there are any of"
                            + " the contract.")
    private @Nullable Path suite;

    @Output
    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Draw the way from bars to decision into this page, too.")
    private @Nullable Path page;

    @ArgGroup(exclusive = false)
    private @Nullable HistoryOptions bars;

    ManifestLineageCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        FeatureContract of = contract.load();
        NormStats stats = NormStats.load(normStats, of);
        ModelManifest manifest = ModelManifest.load(file);
        try {
            manifest.verify(of, stats);
        } catch (MismatchException differs) {
            return refuse(differs, ExitCode.DIVERGENCE);
        }
        ModelLineage lineage = new ModelLineage(manifest, version(), cases(of), data(of, stats));
        if (page != null) {
            write(page, LineagePage.write(lineage));
        }
        out().print(lineage.toJson());
        return ExitCode.PARITY;
    }

    private static String version() {
        return Provenances.ofThisProgram().facts().getOrDefault("version", "");
    }

    /** Cases of other contracts prove nothing of this one. */
    private ModelLineage.@Nullable Suite cases(FeatureContract of) {
        GoldenSuite golden = suite == null ? GoldenSuite.onClassPath() : GoldenSuite.open(suite);
        long cases = golden.cases().stream()
                .filter(one -> one.contract().hash().equals(of.hash()))
                .count();
        if (cases > 0) {
            return new ModelLineage.Suite((int) cases, golden.manifestHash());
        }
        if (suite != null) {
            throw new InputException(new Fault(
                    ErrorCode.SUITE_OF_ANOTHER_CONTRACT,
                    Place.option("--suite"),
                    "must have a case of the contract " + of,
                    suite + ", which has none"));
        }
        return null;
    }

    private @Nullable DataRange data(FeatureContract of, NormStats stats) {
        if (bars == null) {
            return null;
        }
        BarSource source = bars.read(terminal());
        BarPass pass = new BarPass(source, of, terminal().beside());
        DataRange range = bars.dataRange(stats, pass)
                .orElseThrow(() -> new InputException(new Fault(
                        ErrorCode.TABLE_EMPTY, Place.file(source.file()), "must have a bar in the range", "none")));
        FeedText.warning(pass.shape()).ifPresent(terminal().err()::println);
        return range;
    }
}
