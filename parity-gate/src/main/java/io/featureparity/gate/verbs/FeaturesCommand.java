// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.raw.EngineCounts;
import io.featureparity.gate.bars.BarFile;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.Tables;
import io.featureparity.gate.console.ErrorText;
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
import io.featureparity.table.TableFormat;
import io.featureparity.table.TableWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
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

    /** Said where it is too late for documentation. */
    private static final String CSV_NOTE =
            "read this CSV with pd.read_csv(..., float_precision=\"round_trip\"), or write"
                    + " .parquet: by default pandas alters about one value in three in its last bits";

    private static final Path STANDARD_OUTPUT = Path.of("standard output");

    @Mixin
    private PositionOptions bars = new PositionOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Output
    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "Where to write: .parquet, which pandas reads bit for bit, or .csv, .csv.gz or .csv.zst, which"
                            + " it reads so only with float_precision=\"round_trip\". '-' is standard output, in the format of"
                            + " --format. The file is there when it is whole, and not before.")
    private Path target = Path.of("");

    FeaturesCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        if (toStandardOutput()) {
            bars.format("--out"); // known before the work
        }
        LoadedModel of = model.read();
        BarSource source = bars.read(terminal());
        try (BarFile file = source.open(of.contract(), bars.position(of.stage()));
                Progress progress = Progress.of(terminal(), "features", file.aboutRows())) {
            MarketFeed feed = source.feed(of.model(), file);
            Set<String> warnings = new LinkedHashSet<>(); // the rows may be asked for a next one again behind the last
            TimedRows taken = progress.over(source.rows(file, feed, warnings::add));
            EngineRows rows = new EngineRows(feed, of.stage(), taken, file.layout());
            TableFormat format = write(rows);
            progress.end();
            warnings.forEach(this::say);
            say(rows.index() + 1 + " rows of " + rows.names().size() + " features, "
                    + of.stage().label() + ", written to " + shown());
            FeedText.of(feed.counts(), source.policyName(of.contract())).ifPresent(this::say);
            EngineCounts counts = rows.counts();
            say(new BarShape(counts.bars(), counts.outsideHighLow()).statement().toString());
            say(of.toString());
            if (format.isCsv()) {
                terminal().err().println("parity: " + CSV_NOTE);
            }
        }
        return ExitCode.PARITY;
    }

    private boolean toStandardOutput() {
        return Tables.isStandard(target);
    }

    private Path shown() {
        return toStandardOutput() ? STANDARD_OUTPUT : target;
    }

    private TableFormat write(EngineRows rows) {
        boolean single = rows.stage() != Stage.RAW;
        if (!toStandardOutput()) {
            TableWriter.write(target, rows.names(), single, rows);
            return TableFormat.of(target);
        }
        TableFormat format = bars.format("--out");
        TableWriter.write(out(), STANDARD_OUTPUT, format, rows.names(), single, rows);
        return format;
    }

    /** What is said of the table does not stand in it. */
    private void say(String text) {
        if (toStandardOutput()) {
            terminal().err().println("parity: " + ErrorText.oneLine(text));
        } else {
            line(text);
        }
    }
}
