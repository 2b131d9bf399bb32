// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.ClaimedFile;
import io.featureparity.gate.bars.MarketFile;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ClaimOptions;
import io.featureparity.gate.options.ContractOption;
import io.featureparity.gate.options.DiagnosedBars;
import io.featureparity.gate.options.ReportOption;
import io.featureparity.gate.report.DiagnosisJson;
import io.featureparity.gate.report.DiagnosisReport;
import io.featureparity.gate.report.Provenances;
import io.featureparity.gate.report.ReportFolder;
import io.featureparity.parity.diagnosis.ClaimedColumn;
import io.featureparity.parity.diagnosis.Diagnoser;
import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.diagnosis.Diagnosis.Verdict;
import io.featureparity.parity.diagnosis.Market;
import io.featureparity.parity.report.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which formula made a column. */
@Command(
        name = "diagnose",
        description = {
            "Say which formula made a column that claims to be a feature of the contract: that of the contract, a known"
                    + " difference from it such as another smoothing, or none that is known.",
            "Columns are raw or normalised. What is not the contract is a divergence, exit code 1."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity diagnose --bars bars.csv --column features.parquet:rsi_9", "", ExitCode.HELP})
final class DiagnoseCommand extends GateCommand {

    @Mixin
    private DiagnosedBars bars = new DiagnosedBars();

    @Mixin
    private ContractOption contract = new ContractOption();

    @Mixin
    private ClaimOptions claims = new ClaimOptions();

    @Option(
            names = "--norm-stats",
            paramLabel = "FILE",
            description = "The statistics that normalised columns should have been made with.")
    private @Nullable Path normStats;

    @Mixin
    private ReportOption wanted = new ReportOption();

    @Option(names = "--json", description = "Print the answers as JSON, and nothing else.")
    private boolean json;

    DiagnoseCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        ReportFolder folder = wanted.open();
        FeatureContract of = contract.load();
        NormStats stats = normStats == null ? null : NormStats.load(normStats, of);
        // What is shown while it works would stand in the JSON.
        Terminal shown = json ? terminal().beside() : terminal();
        BarSource source = bars.read(terminal());
        List<ClaimedColumn> columns = new ArrayList<>();
        List<ClaimedFile> files = claims.read(of, source, bars, terminal());
        for (ClaimedFile file : files) {
            columns.addAll(file.read(source, of));
        }
        Market market =
                MarketFile.read(source, of, shown, warning -> terminal().err().println(ErrorText.oneLine(warning)));
        List<Diagnosis> answers;
        try (Progress progress = Progress.of(shown, "diagnose")) {
            Diagnoser diagnoser = Diagnoser.of(market, stats);
            answers = (folder == null ? diagnoser : diagnoser.plotting()).diagnose(columns, progress::step);
        }
        if (folder != null) {
            folder.write(new DiagnosisReport(answers, provenance(of, stats, source, files)));
        }
        if (json) {
            out().print(DiagnosisJson.write(answers));
        } else {
            answers.forEach(this::say);
        }
        boolean all = answers.stream().allMatch(answer -> answer.verdict() == Verdict.CONTRACT);
        return all ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }

    private static List<Provenance> provenance(
            FeatureContract contract, @Nullable NormStats stats, BarSource source, List<ClaimedFile> files) {
        List<Provenance> all = new ArrayList<>();
        all.add(Provenances.ofThisProgram());
        all.add(Provenances.of(contract));
        if (stats != null) {
            all.add(Provenances.of(stats));
        }
        all.addAll(Provenances.of(source));
        files.stream().map(ClaimedFile::file).distinct().forEach(file -> all.add(Provenances.ofFile("columns", file)));
        return all;
    }

    private void say(Diagnosis answer) {
        line(answer.sentence());
        answer.hints().forEach(hint -> line("  hint: " + hint));
        if (!answer.formula().isEmpty() && answer.verdict() != Verdict.CONTRACT) {
            answer.define().forEach((name, text) -> line("  " + name + " = " + text));
            line("  " + answer.formula());
        }
    }
}
