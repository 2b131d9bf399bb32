// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.gate.bars.BarPass;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ContractOption;
import io.featureparity.gate.options.HistoryOptions;
import io.featureparity.gate.options.Output;
import io.featureparity.gate.report.FileHash;
import io.featureparity.parity.statistics.NormStatsFit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits statistics to bars. */
@Command(
        name = "fit",
        description = {
            "Fit statistics to the features of bars, as training does: mean and sample deviation of the raw values, with the bits of pandas.",
            "Bars before the range are history. A feature that is constant or infinite in the range is refused.",
            "Log returns may differ from training's by one unit in the last place. So a fit of training's own raw columns can have another hash, although every value agrees to one part in 10^12; 'parity stats verify --bars' compares values."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  parity stats fit --bars bars.csv --from 2024-03-04 --to 2024-04-05 --out norm_stats.json",
            "",
            ExitCode.HELP
        })
final class StatsFitCommand extends GateCommand {

    @Mixin
    private HistoryOptions bars = new HistoryOptions();

    @Mixin
    private ContractOption contract = new ContractOption();

    @Output
    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where to write the statistics, in training's layout.")
    private Path target = Path.of("");

    StatsFitCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        FeatureContract fitted = contract.load();
        BarSource source = bars.read(terminal());
        BarPass pass = new BarPass(source, fitted, terminal());
        NormStatsFit fit = bars.fit(pass);
        Map<String, String> about = Map.of(
                "computed_from",
                source.file().getFileName().toString(),
                "bars_sha256",
                FileHash.of(source.tables().content(source.file())).sha256());
        write(target, fit.toJson(about));
        line(fit.rows() + " bars, " + fit.first() + " to " + fit.last() + ", fitted and written to " + target);
        line(pass.shape().statement().toString());
        List<String> logarithms = fitted.marketFeatures().stream()
                .filter(feature -> feature.tolerance().rawUlps() > 0)
                .map(FeatureSpec::name)
                .toList();
        if (!logarithms.isEmpty()) {
            line("log returns may differ from training's by one ulp (" + String.join(", ", logarithms)
                    + "): a fit of training's own raw columns can have another hash, although every value agrees to 1e-12;"
                    + " 'parity stats verify --bars' compares values");
        }
        line("contract " + fitted + ", statistics " + fit.stats(about).hash());
        return ExitCode.PARITY;
    }
}
