// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.MarketFeed;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.table.TableWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes the features of a file of bars. */
@Command(
        name = "features",
        description = {
            "Compute the features of a file of bars: a row out for each row in, time first, then the features of the"
                    + " contract by name.",
            "Raw values are 64 bits, an absent one an empty field (null in Parquet); normalised values and observations"
                    + " are 32 bits. A bar of the warm-up has no observation: its fields are empty."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  parity features --bars bars.csv --norm-stats norm_stats.json --stage observation --position 0 --out"
                    + " inputs.parquet",
            "",
            ExitCode.HELP
        })
final class FeaturesCommand extends GateCommand {

    @Mixin
    private BarsOptions bars = new BarsOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where to write, .csv or .parquet. The file is there when it is whole, and not before.")
    private Path target = Path.of("");

    FeaturesCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        bars.requireOther(target);
        OtherFile.require(target, "statistics", model.normStats());
        FeatureContract contract = model.contract();
        NormStats stats = model.stats(contract);
        try (BarTable table = bars.open(contract, model.stage());
                Progress progress = Progress.of(terminal(), "features", table.aboutRows())) {
            MarketFeed feed = bars.feed(contract, stats, table);
            EngineRows rows = new EngineRows(feed, model.stage(), progress.over(table.rows()), table.layout());
            TableWriter.write(target, rows.names(), rows.stage() != Stage.RAW, rows);
            progress.end();
            line(rows.index() + 1 + " rows of " + rows.names().size() + " features, " + StageName.of(model.stage())
                    + ", written to " + target);
            bars.told(feed.counts(), contract.policyName()).forEach(this::line);
            line("contract " + contract + ", " + model.describe(stats));
        }
        return ExitCode.PARITY;
    }
}
