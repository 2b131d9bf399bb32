// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.model.Model;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.GivenBarFile;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.ServedText;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.log.AuditMetrics;
import io.featureparity.gate.options.ContractIfNamed;
import io.featureparity.gate.options.GivenBarOptions;
import io.featureparity.gate.options.InstrumentOption;
import io.featureparity.gate.options.LogOption;
import io.featureparity.gate.options.Output;
import io.featureparity.gate.options.ReportOption;
import io.featureparity.gate.options.SampleOption;
import io.featureparity.gate.report.Provenances;
import io.featureparity.gate.report.ReportFolder;
import io.featureparity.parity.audit.AuditRequest;
import io.featureparity.parity.audit.AuditedLog;
import io.featureparity.parity.audit.GivenBarsAudit;
import io.featureparity.parity.audit.GivenBarsFindings;
import io.featureparity.parity.audit.Instruments;
import io.featureparity.parity.audit.JoinedBars;
import io.featureparity.parity.audit.LogAudit;
import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.diagnosis.Market;
import io.featureparity.parity.report.Provenance;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.parity.report.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes again what a log says was served. */
@Command(
        name = "audit",
        description = {
            "Say whether all that a log says was served is what the library computes of the bars in the log, to the bit.",
            "What differs is a divergence, exit code 1. A broken chain, another contract or other statistics than the named"
                    + " ones, and too few vectors that can be computed again are bad input: too little is known then."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity audit --log /var/log/usdcop --norm-stats norm_stats.json --report audit", "", ExitCode.HELP
        })
final class AuditCommand extends GateCommand {

    @Mixin
    private LogOption log = new LogOption();

    @Mixin
    private InstrumentOption instrument = new InstrumentOption();

    @Mixin
    private ContractIfNamed contract = new ContractIfNamed();

    @ArgGroup(
            exclusive = false,
            heading =
                    "%nBars from elsewhere, against which the log is held too: of one instrument, or of several in a file with a"
                            + " column 'instrument':%n")
    private @Nullable GivenBarOptions bars;

    @Option(
            names = "--norm-stats",
            paramLabel = "FILE",
            description = "The statistics with which all should have been served. Else those in the log are taken.")
    private @Nullable Path normStats;

    @Mixin
    private SampleOption sample = new SampleOption();

    @Mixin
    private ReportOption wanted = new ReportOption();

    @Option(names = "--json", description = "Print the report as JSON, and nothing else.")
    private boolean json;

    @Output
    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description =
                    "Write what was found as metrics for the node exporter of Prometheus, which shows it to the alerts.")
    private @Nullable Path metrics;

    AuditCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        ReportFolder folder = wanted.open();
        FeatureContract of = contract.load();
        NormStats stats =
                normStats == null ? null : of == null ? NormStats.load(normStats) : NormStats.load(normStats, of);
        Terminal shown = json ? terminal().beside() : terminal();
        AuditRequest request = AuditRequest.of(log.folderOfLog())
                .only(instrument.name())
                .expecting(of, stats)
                .sampled(sample.sample());
        AuditedLog found;
        try (Progress progress = Progress.of(shown, "audit")) {
            found = LogAudit.run(folder == null ? request : request.forReport());
            progress.end();
        }
        BarSource source = bars == null ? null : bars.read(shown);
        if (source != null) {
            found = against(source, found, shown);
        }
        ReportDocument document = document(found, of, stats, source);
        if (folder != null) {
            folder.write(
                    document,
                    found.models().stream().map(Model::contract).distinct().toList());
        }
        if (json) {
            out().print(document.toJson());
        } else {
            new ServedText(found).print(terminal());
        }
        if (metrics != null) {
            write(metrics, AuditMetrics.of(found));
        }
        return answer(found);
    }

    /** Holds the instruments whose bars they are against them too. */
    private AuditedLog against(BarSource source, AuditedLog found, Terminal shown) {
        List<String> named = source.instruments();
        List<String> known = found.names();
        if (named.isEmpty()) {
            found.only();
        } else {
            Instruments.requireCommon(source.file(), named, known);
        }
        JoinedBars joined;
        GivenBarFile bars;
        try (Progress progress = Progress.ofRows(shown, "reading")) {
            bars = new GivenBarFile(source, named, progress, shown);
            List<String> others = instrument.name() != null
                    ? List.of()
                    : named.stream().filter(name -> !known.contains(name)).toList();
            joined = GivenBarsAudit.run(found, ErrorText.oneLine(source.file().toString()), bars, others);
            progress.end();
        }
        List<Diagnosis> why = new ArrayList<>();
        for (GivenBarsFindings one : joined.instruments()) {
            if (!one.columns().isEmpty()) {
                Market market = bars.market(one.instrument(), one.model().contract());
                try (Progress progress = Progress.of(shown, "diagnose")) {
                    why.addAll(one.explain(market, progress::step));
                }
            }
        }
        return found.with(joined, why);
    }

    private ExitCode answer(AuditedLog found) {
        List<Fault> obstacles = found.obstacles();
        if (!obstacles.isEmpty()) {
            return refuse(new AuditLogException(obstacles, null), ExitCode.USAGE);
        }
        return found.verdict() == Verdict.PARITY ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }

    private ReportDocument document(
            AuditedLog found, @Nullable FeatureContract of, @Nullable NormStats stats, @Nullable BarSource source) {
        List<Provenance> provenance = new ArrayList<>();
        provenance.add(Provenances.ofThisProgram());
        provenance.add(new Provenance("audit log", Map.of("folder", log.folder().toString())));
        for (Model model : found.models()) {
            provenance.add(Provenances.of(model.contract()));
            provenance.add(Provenances.of(model.stats()));
        }
        if (of != null) {
            provenance.add(Provenances.of(of));
        }
        if (stats != null) {
            provenance.add(Provenances.of(stats));
        }
        if (source != null) {
            provenance.addAll(Provenances.of(source));
        }
        return new ReportDocument("parity audit", found.findings(), provenance, null, found.statements());
    }
}
