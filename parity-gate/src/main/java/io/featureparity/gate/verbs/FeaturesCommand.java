// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.raw.EngineCounts;
import io.featureparity.gate.bars.BarFile;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.FeedText;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.LoadedModel;
import io.featureparity.gate.options.ModelOptions;
import io.featureparity.gate.options.Output;
import io.featureparity.gate.options.PositionOptions;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.coverage.BarShape;
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
    private PositionOptions bars = new PositionOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Output
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
        LoadedModel of = model.read();
        BarSource source = bars.read();
        try (BarFile file = source.open(of.contract(), bars.position(of.stage()));
                Progress progress = Progress.of(terminal(), "features", file.aboutRows())) {
            MarketFeed feed = source.feed(of.model(), file);
            EngineRows rows = new EngineRows(feed, of.stage(), progress.over(source.rows(file, feed)), file.layout());
            TableWriter.write(target, rows.names(), rows.stage() != Stage.RAW, rows);
            progress.end();
            line(rows.index() + 1 + " rows of " + rows.names().size() + " features, "
                    + of.stage().label() + ", written to " + target);
            FeedText.of(feed.counts(), source.policyName(of.contract())).ifPresent(this::line);
            EngineCounts counts = rows.counts();
            line(new BarShape(counts.bars(), counts.outsideHighLow())
                    .statement()
                    .toString());
            line(of.toString());
        }
        return ExitCode.PARITY;
    }
}
