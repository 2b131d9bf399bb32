// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.gate.bars.BarFile;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ContractOption;
import io.featureparity.gate.options.PlainBarOptions;
import io.featureparity.gate.options.ReportOption;
import io.featureparity.gate.quality.FileQuality;
import io.featureparity.gate.quality.QualityJson;
import io.featureparity.gate.quality.QualityRun;
import io.featureparity.gate.quality.QualityText;
import io.featureparity.gate.report.Provenances;
import io.featureparity.gate.report.ReportFolder;
import io.featureparity.parity.report.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Judges the quality of the bars of a file. */
@Command(
        name = "quality",
        description = {
            "Say how good the bars of a file are: a score from 0 to 100 for each bar and session, each rule that took something off, and the first bar that broke it. docs/quality.md has the rules.",
            "Bars are judged as they stand in the file: twice, late, outside of sessions or with impossible prices, nothing is refused. A session below --min-score is a divergence, exit code 1. A file without a whole session is bad input."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity quality --bars bars.csv --min-score 95 --report quality", "", ExitCode.HELP})
final class QualityCommand extends GateCommand {

    @Mixin
    private PlainBarOptions bars = new PlainBarOptions();

    @Mixin
    private ContractOption contract = new ContractOption();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "The weights and bounds of the rules, as JSON. Else those that come with the library.")
    private @Nullable Path rules;

    @Option(
            names = "--min-score",
            paramLabel = "SCORE",
            description = "The least score that a session may have, from 0 to 100. Else no score is too low.")
    private @Nullable Double least;

    @Mixin
    private ReportOption wanted = new ReportOption();

    @Option(names = "--json", description = "Print it as JSON, and nothing else.")
    private boolean json;

    QualityCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        double min = least == null ? 0 : least;
        if (!(min >= 0 && min <= QualityRules.BEST)) {
            throw new ParameterException(
                    verb().commandLine(),
                    "Invalid value for option '--min-score': must be from 0 to 100, but was '" + min + "'");
        }
        ReportFolder folder = wanted.open();
        FeatureContract of = contract.load();
        QualityRules judging;
        try {
            judging = rules == null ? QualityRules.builtIn() : QualityRules.load(rules);
        } catch (DocumentException refused) {
            return refuse(refused, ExitCode.USAGE);
        }
        BarSource source = bars.read(terminal());
        FileQuality quality = judge(source, of, judging);
        if (folder != null) {
            folder.write(quality, min, provenance(source, quality));
        }
        if (json) {
            out().print(QualityJson.write(quality));
        } else {
            new QualityText(quality).print(terminal());
        }
        if (quality.tooLittle().isPresent()) {
            throw quality.tooLittle().get();
        }
        return quality.reaches(min) ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }

    private FileQuality judge(BarSource source, FeatureContract of, QualityRules judging) {
        Set<String> warnings = new LinkedHashSet<>(); // the rows may be asked for a next one again behind the last
        try (BarFile file = source.openInAnyOrder(of);
                Progress progress = Progress.of(json ? terminal().beside() : terminal(), "judging", file.aboutRows())) {
            TimedRows rows = progress.over(source.checked(file, of, warnings::add));
            QualityRun run = new QualityRun(of, TradingCalendar.of(of, source.closures()), judging);
            FileQuality quality = run.judge(source.file(), rows, file.layout());
            progress.end();
            warnings.forEach(warning -> terminal().err().println("parity: " + ErrorText.oneLine(warning)));
            return quality;
        }
    }

    private static List<Provenance> provenance(BarSource source, FileQuality quality) {
        List<Provenance> provenance = new ArrayList<>();
        provenance.add(Provenances.ofThisProgram());
        provenance.add(Provenances.of(quality.contract()));
        provenance.add(Provenances.of(quality.rules()));
        provenance.addAll(Provenances.of(source));
        return provenance;
    }
}
