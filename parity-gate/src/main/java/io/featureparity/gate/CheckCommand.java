// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.MarketFeed;
import io.featureparity.gate.report.Provenances;
import io.featureparity.gate.report.ReportFolder;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.report.Provenance;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.parity.rows.TrainingCheck;
import io.featureparity.table.NumberColumn;
import io.featureparity.table.TableFile;
import io.featureparity.table.TableWriter;
import io.featureparity.table.TimeOrder;
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
    private BarsOptions bars = new BarsOptions();

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
        FeatureContract contract = model.contract();
        NormStats stats = model.stats(contract);
        try (BarTable table = bars.open(contract, model.stage());
                TableFile training = TableFile.open(expected);
                Progress progress = Progress.of(terminal(), "check", table.aboutRows())) {
            MarketFeed feed = bars.feed(contract, stats, table);
            EngineRows actual = new EngineRows(feed, model.stage(), progress.over(table.rows()), table.layout());
            List<String> checked = checked(actual, training);
            TimedRows rows = expected(training, checked);
            String subject = ErrorText.oneLine(expected.toString());
            Comparison comparison =
                    folder == null ? new Comparison(subject, contract) : Comparison.recording(subject, contract);
            TrainingCheck.Result result = TrainingCheck.run(comparison, actual, rows, checked);
            progress.end();
            if (folder != null && result.report().compared() > 0) {
                folder.write(document(stats, comparison, result));
            }
            print(stats, feed, actual, training, checked, result);
            return answer(result);
        }
    }

    /** What training computed of these features. */
    private TimedRows expected(TableFile training, List<String> checked) {
        NumberColumn.Kind kind = model.stage() == Stage.RAW ? NumberColumn.Kind.DOUBLE : NumberColumn.Kind.FLOAT;
        List<NumberColumn> columns = checked.stream()
                .map(name -> new NumberColumn(names.getOrDefault(name, name), kind))
                .toList();
        String time = names.getOrDefault(TableWriter.TIME, TableWriter.TIME);
        return training.read(time, columns, TimeOrder.FORWARD, bars.assumeUtc());
    }

    /** The features to compare: those asked for, or all that the file has. */
    private List<String> checked(EngineRows actual, TableFile training) {
        List<String> known = actual.names();
        BarsFile.requireKnown("--expected-column", names, TableWriter.TIME, known);
        if (!features.isEmpty()) {
            requireKnown(actual, known);
            return List.copyOf(new LinkedHashSet<>(features));
        }
        List<String> found = known.stream()
                .filter(name -> training.columns().contains(names.getOrDefault(name, name)))
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
                        "must be one of those of " + actual.contract() + " at the stage " + StageName.of(actual.stage())
                                + ": " + String.join(", ", known),
                        feature))
                .toList();
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }

    private void print(
            NormStats stats,
            MarketFeed feed,
            EngineRows actual,
            TableFile training,
            List<String> checked,
            TrainingCheck.Result result) {
        line(expected + " against " + bars.file() + ", " + result.joined() + " times in common");
        line("contract " + actual.contract() + ", " + model.describe(stats));
        bars.told(feed.counts(), actual.contract().policyName()).forEach(this::line);
        Set<String> used = new LinkedHashSet<>();
        used.add(names.getOrDefault(TableWriter.TIME, TableWriter.TIME));
        actual.names().forEach(name -> used.add(names.getOrDefault(name, name)));
        list("columns that are no feature, ignored", training.columnsBesides(used));
        list(
                "features not compared",
                actual.names().stream().filter(name -> !checked.contains(name)).toList());
        oneSided("only in " + bars.file(), result.barsOnly());
        oneSided("only in " + expected, result.expectedOnly());
        if (result.warmUp() > 0) {
            line("not compared, for a bar of the warm-up has no observation: " + rows(result.warmUp()));
        }
        if (result.report().compared() > 0) {
            out().println();
            new ReportText(result.report(), "file").print(terminal());
        }
    }

    private ReportDocument document(NormStats stats, Comparison comparison, TrainingCheck.Result result) {
        String about = expected + " against " + bars.file() + ", " + result.joined() + " times in common";
        List<Provenance> provenance = new ArrayList<>();
        provenance.add(Provenances.ofThisProgram());
        provenance.add(Provenances.of(model.contract()));
        if (model.hasStatistics()) {
            provenance.add(Provenances.of(stats));
        }
        provenance.add(Provenances.ofFile("bars", bars.file()));
        if (bars.macroFile() != null) {
            provenance.add(Provenances.ofFile("macro values", bars.macroFile()));
        }
        provenance.add(Provenances.ofFile("expected values", expected));
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("on both sides", rows(result.joined()));
        rows.put("only in the bars", rows(result.barsOnly().rows()));
        rows.put("only in the expected values", rows(result.expectedOnly().rows()));
        rows.put("of the warm-up, not compared", rows(result.warmUp()));
        rows.put("left out by the policy", rows(result.leftOut()));
        provenance.add(new Provenance("rows, joined by time", rows));
        Findings found = new Findings(comparison.subject(), about, result.report(), comparison.series());
        return new ReportDocument("parity check", List.of(found), provenance);
    }

    private void oneSided(String where, TrainingCheck.OneSided side) {
        if (side.rows() > 0) {
            line(where + ": " + rows(side.rows()) + ", " + side.first() + " to " + side.last());
        }
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    private void list(String what, List<String> names) {
        if (!names.isEmpty()) {
            line(what + ": " + String.join(", ", names));
        }
    }

    private ExitCode answer(TrainingCheck.Result result) {
        if (result.joined() == 0) {
            String rows = rows(result.expectedOnly().rows());
            throw nothing("must have a time in common with " + bars.file(), "none in " + rows);
        }
        if (result.report().compared() == 0) {
            throw nothing("must have a row after the warm-up", "none in " + rows(result.joined()));
        }
        return result.isParity() ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }

    private InputException nothing(String rule, String value) {
        return new InputException(new Fault(ErrorCode.NOTHING_TO_COMPARE, expected.toString(), rule, value));
    }
}
