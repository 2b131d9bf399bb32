// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.gate.bars.BarFile;
import io.featureparity.gate.bars.ColumnNames;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.FeedText;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.ReportText;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ModelOptions;
import io.featureparity.gate.options.PositionOptions;
import io.featureparity.gate.options.ReportOption;
import io.featureparity.gate.report.ReportFolder;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.parity.rows.TrainingCheck;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares a file that training computed with what the engine computes of the bars. */
@Command(
        name = "check",
        description = {
            "Compare a training file with what the library computes of the same bars, joined by time.",
            "Rows that stand on one side alone are counted and shown; only values beyond the contract's tolerance are a"
                    + " divergence. If nothing was compared, that is bad input."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity check --bars bars.csv --expected features.parquet --feature rsi_9", "", ExitCode.HELP})
final class CheckCommand extends GateCommand {

    @Mixin
    private PositionOptions bars = new PositionOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Option(
            names = "--expected",
            required = true,
            paramLabel = "FILE",
            description = "What training computed, .csv or .parquet: time, and a column for each feature or for some.")
    private Path expected = Path.of("");

    @Option(
            names = "--expected-column",
            paramLabel = "NAME=OTHER",
            description = "A column of the expected file has another name there; may be repeated.")
    private Map<String, String> names = new LinkedHashMap<>();

    @Option(
            names = "--feature",
            paramLabel = "NAME",
            split = ",",
            description = "Compare this feature alone; may be repeated. Else all that the expected file has.")
    private List<String> features = new ArrayList<>();

    @Mixin
    private ReportOption wanted = new ReportOption();

    CheckCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        ReportFolder folder = wanted.open();
        CheckInputs inputs =
                new CheckInputs(model.read(), bars.read(), expected, new ColumnNames("--expected-column", names));
        FeatureContract contract = inputs.model().contract();
        Stage stage = inputs.model().stage();
        try (BarFile file = inputs.bars().open(contract, bars.position(stage));
                TableFile training = TableFile.open(expected);
                Progress progress = Progress.of(terminal(), "check", file.aboutRows())) {
            MarketFeed feed = inputs.bars().feed(inputs.model().model(), file);
            EngineRows actual = new EngineRows(feed, stage, progress.over(file.rows()), file.layout());
            List<String> checked = checked(inputs.names(), actual, training);
            TimedRows rows = inputs.expected(training, checked);
            String subject = ErrorText.oneLine(expected.toString());
            NormStats stats = inputs.model().stats();
            Comparison comparison = folder == null
                    ? new Comparison(subject, contract, stats)
                    : Comparison.recording(subject, contract, stats);
            TrainingCheck.Result result = TrainingCheck.run(comparison, actual, rows, checked);
            progress.end();
            if (folder != null && result.report().compared() > 0) {
                folder.write(inputs.document(comparison, result));
            }
            line(inputs.about(result));
            line(inputs.model().toString());
            FeedText.of(feed.counts(), inputs.bars().policyName(contract)).ifPresent(this::line);
            print(inputs, actual.names(), training, checked, result);
            return answer(inputs, result);
        }
    }

    /** The features to compare: those asked for, or all that the file has. */
    private List<String> checked(ColumnNames columns, EngineRows actual, TableFile training) {
        List<String> known = actual.names();
        columns.requireKnown(TableWriter.TIME, known);
        if (!features.isEmpty()) {
            requireKnown(actual, known);
            return List.copyOf(new LinkedHashSet<>(features));
        }
        List<String> found = known.stream()
                .filter(name -> training.columns().contains(columns.inFile(name)))
                .toList();
        if (found.isEmpty()) {
            throw nothing(
                    "must have a column of a feature: " + String.join(", ", known),
                    String.join(", ", training.columns()));
        }
        return found;
    }

    private void requireKnown(EngineRows actual, List<String> known) {
        List<Fault> faults = features.stream()
                .filter(feature -> !known.contains(feature))
                .map(feature -> new Fault(
                        ErrorCode.UNKNOWN_FEATURE,
                        Place.option("--feature"),
                        "must be one of those of " + actual.contract() + " at the stage "
                                + actual.stage().label() + ": " + String.join(", ", known),
                        feature))
                .toList();
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }

    private void print(
            CheckInputs inputs,
            List<String> known,
            TableFile training,
            List<String> checked,
            TrainingCheck.Result result) {
        Set<String> used = new LinkedHashSet<>();
        used.add(inputs.names().inFile(TableWriter.TIME));
        known.forEach(name -> used.add(inputs.names().inFile(name)));
        list("columns that are no feature, ignored", training.columnsBesides(used));
        list(
                "features not compared",
                known.stream().filter(name -> !checked.contains(name)).toList());
        oneSided("only in " + inputs.bars().file(), result.barsOnly());
        oneSided("only in " + expected, result.expectedOnly());
        if (result.warmUp() > 0) {
            line("not compared, for a bar of the warm-up has no observation: " + CheckInputs.rows(result.warmUp()));
        }
        if (result.report().compared() > 0) {
            out().println();
            new ReportText(result.report(), "file").print(terminal());
        }
    }

    private void oneSided(String where, TrainingCheck.OneSided side) {
        if (side.rows() > 0) {
            line(where + ": " + CheckInputs.rows(side.rows()) + ", " + side.first() + " to " + side.last());
        }
    }

    private void list(String what, List<String> columns) {
        if (!columns.isEmpty()) {
            line(what + ": " + String.join(", ", columns));
        }
    }

    private ExitCode answer(CheckInputs inputs, TrainingCheck.Result result) {
        if (result.joined() == 0) {
            String rows = CheckInputs.rows(result.expectedOnly().rows());
            throw nothing("must have a time in common with " + inputs.bars().file(), "none in " + rows);
        }
        if (result.report().compared() == 0) {
            throw nothing("must have a row after the warm-up", "none in " + CheckInputs.rows(result.joined()));
        }
        return result.isParity() ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }

    private InputException nothing(String rule, String value) {
        return new InputException(new Fault(ErrorCode.NOTHING_TO_COMPARE, expected.toString(), rule, value));
    }
}
