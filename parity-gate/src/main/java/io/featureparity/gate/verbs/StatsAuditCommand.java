// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.gate.bars.BarPass;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.console.AuditText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.FeedText;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ContractOption;
import io.featureparity.gate.options.HistoryOptions;
import io.featureparity.gate.options.ReportOption;
import io.featureparity.gate.report.Provenances;
import io.featureparity.gate.report.ReportFolder;
import io.featureparity.parity.report.Provenance;
import io.featureparity.parity.statistics.NormStatsAudit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether statistics are those of the contract's formulas and of the bars that they claim, and if not, what they are. */
@Command(
        name = "audit",
        description = {
            "Say whether statistics are those of the contract's formulas and of the bars that they claim, and if not, which other formula or which other bars give them, and what that does to the model's input.",
            "The range is --from and --to, else the one in the metadata of the statistics, else it is searched. What is wrong is a divergence, exit code 1. Where nothing can be known, that is bad input."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity stats audit --bars bars.csv --norm-stats norm_stats.json", "", ExitCode.HELP})
final class StatsAuditCommand extends GateCommand {

    @Mixin
    private HistoryOptions bars = new HistoryOptions();

    @Mixin
    private ContractOption contract = new ContractOption();

    @Option(names = "--norm-stats", required = true, paramLabel = "FILE", description = "The statistics in question.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print the audit as JSON and nothing else.")
    private boolean json;

    @Mixin
    private ReportOption wanted = new ReportOption();

    StatsAuditCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        ReportFolder folder = wanted.open();
        FeatureContract of = contract.load();
        NormStats stats = NormStats.load(file, of);
        Terminal shown = json ? terminal().beside() : terminal();
        BarSource source = bars.read(shown);
        BarPass pass = new BarPass(source, of, shown);
        NormStatsAudit audit = bars.audit(stats, pass);
        if (folder != null) {
            folder.write(audit, provenance(source, of, stats));
        }
        if (json) {
            FeedText.warning(pass.shape()).ifPresent(shown.err()::println);
            out().print(audit.toJson());
        } else {
            line("contract " + of + ", statistics " + stats.hash());
            line(pass.shape().statement().toString());
            new AuditText(audit).print(terminal());
        }
        return audit.isGood() ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }

    private static List<Provenance> provenance(BarSource source, FeatureContract of, NormStats stats) {
        List<Provenance> provenance = new ArrayList<>();
        provenance.add(Provenances.ofThisProgram());
        provenance.add(Provenances.of(of));
        provenance.add(Provenances.of(stats));
        provenance.addAll(Provenances.of(source));
        return provenance;
    }
}
