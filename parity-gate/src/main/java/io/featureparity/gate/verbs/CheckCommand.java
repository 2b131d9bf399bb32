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
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.ColumnNames;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.FeedText;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.ReportText;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.LoadedModel;
import io.featureparity.gate.options.ModelOptions;
import io.featureparity.gate.options.PositionOptions;
import io.featureparity.gate.options.ReportOption;
import io.featureparity.gate.options.ScopeOptions;
import io.featureparity.gate.report.ReportFolder;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.coverage.Omission;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.parity.rows.TrainingCheck;
import io.featureparity.table.TableFile;
import java.nio.file.Path;
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
            "Values beyond the contract's tolerance are a divergence. A feature of the contract that is not compared, and too"
                    + " few rows with the same times on both sides, are bad input: too little is known then."
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

    @Mixin
    private ScopeOptions wantedScope = new ScopeOptions();

    @Mixin
    private ReportOption wanted = new ReportOption();

    CheckCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        ReportFolder folder = wanted.open();
        LoadedModel of = model.read();
        BarSource source = bars.read(terminal());
        expected = bars.input("--expected", expected, source, terminal());
        CheckInputs inputs = new CheckInputs(of, source, expected, new ColumnNames("--expected-column", names));
        FeatureContract contract = inputs.model().contract();
        Stage stage = inputs.model().stage();
        try (BarFile file = inputs.bars().open(contract, bars.position(stage));
                TableFile training = source.tables().open(expected);
                Progress progress = Progress.of(terminal(), "check", file.aboutRows())) {
            MarketFeed feed = inputs.bars().feed(inputs.model().model(), file);
            Set<String> warnings = new LinkedHashSet<>(); // the rows may be asked for a next one again behind the last
            TimedRows taken = progress.over(inputs.bars().rows(file, feed, warnings::add));
            EngineRows actual = new EngineRows(feed, stage, taken, file.layout());
            inputs = inputs.withColumnsOf(training, actual.names());
            Scope scope = wantedScope.of(actual, training, inputs.names());
            TimedRows rows = inputs.expected(training, scope.compared(), warnings::add);
            String subject = ErrorText.oneLine(expected.toString());
            NormStats stats = inputs.model().stats();
            Comparison comparison = folder == null
                    ? new Comparison(subject, contract, stats)
                    : Comparison.recording(subject, contract, stats);
            TrainingCheck.Result result = TrainingCheck.run(comparison, actual, rows, scope);
            progress.end();
            if (folder != null && result.report().compared() > 0) {
                folder.write(
                        inputs.document(comparison, result),
                        List.of(inputs.model().contract()));
            }
            line(inputs.about(result));
            line(inputs.model().toString());
            warnings.forEach(this::line);
            FeedText.of(feed.counts(), inputs.bars().policyName(contract)).ifPresent(this::line);
            result.coverage().statements().forEach(statement -> line(statement.toString()));
            if (result.report().compared() > 0) {
                out().println();
                new ReportText(result.report(), result.coverage(), "file").print(terminal());
                MacroRules rules = source.macro() == null ? null : new MacroRules(inputs, bars.position(stage));
                MacroHint.of(contract, result.report(), rules).ifPresent(this::line);
                CheckDiagnosis.of(result.report(), inputs).forEach(this::line);
            }
            return answer(inputs, result);
        }
    }

    private ExitCode answer(CheckInputs inputs, TrainingCheck.Result result) {
        Coverage coverage = result.coverage();
        if (coverage.joined() == 0) {
            String rows = CheckInputs.rows(coverage.expectedOnly().rows());
            throw nothing("must have a time in common with " + inputs.bars().file(), "none in " + rows);
        }
        if (result.report().compared() == 0) {
            throw nothing("must have a row after the warm-up", "none in " + CheckInputs.rows(coverage.joined()));
        }
        if (!coverage.isEnough()) {
            throw new InputException(coverage.faults(
                    Place.file(expected),
                    CheckCommand::ifMissing,
                    "cut both files to the same time with --from and --to, or say --min-joined"));
        }
        return result.isParity() ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }

    private static String ifMissing(Omission omission) {
        String leave = "leave it out with --allow-missing " + omission.feature();
        return omission.similar().isEmpty()
                ? leave
                : "map it with --expected-column '" + omission.feature() + "="
                        + omission.similar().get(0) + "', or " + leave;
    }

    private InputException nothing(String rule, String value) {
        return new InputException(new Fault(ErrorCode.NOTHING_TO_COMPARE, expected.toString(), rule, value));
    }
}
