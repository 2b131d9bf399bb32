// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.contract.json.ShortestDecimal;
import io.featureparity.gate.bars.BarPass;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.console.TextTable;
import io.featureparity.gate.options.ContractOption;
import io.featureparity.gate.options.HistoryOptions;
import io.featureparity.parity.statistics.NormStatsComparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether statistics are the right ones: by their hash, their features, and the bars they claim. */
@Command(
        name = "verify",
        description = {
            "See whether statistics are the right ones: they have every feature of the contract, the hash that is expected and, with --bars, are what training bars come to when they are fitted again (to one part in 10^12). It says whether it compared the hash or the values.",
            "A right hash on wrong statistics is found by the values alone, and right values can have another hash: log returns may differ from training's by one ulp. What differs is a divergence, exit code 1. 'parity stats audit' says why values differ."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  parity stats verify norm_stats.json --bars bars.csv --from 2024-03-04 --to 2024-04-05",
            "",
            ExitCode.HELP
        })
final class StatsVerifyCommand extends GateCommand {

    @Parameters(paramLabel = "FILE", description = "The statistics.")
    private Path file = Path.of("");

    @Mixin
    private ContractOption contract = new ContractOption();

    @Option(
            names = "--expect-hash",
            paramLabel = "HASH",
            description = "The hash that the statistics must have (64 hex digits).")
    private @Nullable String expectedHash;

    @ArgGroup(exclusive = false)
    private @Nullable HistoryOptions bars;

    StatsVerifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        FeatureContract of = contract.load();
        NormStats stats = NormStats.load(file, of);
        if (expectedHash != null) {
            try {
                stats.requireHash(expectedHash);
            } catch (MismatchException differs) {
                line("compared: the hash, and no values");
                return refuse(differs, ExitCode.DIVERGENCE);
            }
        }
        line("contract " + of + ", statistics " + stats.hash());
        if (bars == null) {
            line("compared: " + compared());
            return ExitCode.PARITY;
        }
        BarPass pass = new BarPass(bars.read(terminal()), of, terminal());
        List<NormStatsComparison.Finding> findings = NormStatsComparison.of(stats, bars.fit(pass));
        line("compared: " + compared());
        line(pass.shape().statement().toString());
        return audit(findings);
    }

    /** The hash says that a file is the same, the values say that it is right: neither says the other. */
    private String compared() {
        String values = "the values, with what the bars give, to one part in 10^12";
        if (expectedHash == null) {
            return bars == null
                    ? "neither hash nor values; the file has statistics of every feature of the contract"
                    : values + "; no hash";
        }
        return bars == null
                ? "the hash, which is the expected one; no values"
                : "the hash, which is the expected one; " + values;
    }

    private ExitCode audit(List<NormStatsComparison.Finding> findings) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("feature", "", "mean stated", "mean fitted", "std stated", "std fitted"));
        findings.forEach(finding -> rows.add(List.of(
                finding.feature(),
                finding.agrees() ? "agrees" : "differs",
                ShortestDecimal.of(finding.stated().mean()),
                ShortestDecimal.of(finding.fitted().mean()),
                ShortestDecimal.of(finding.stated().std()),
                ShortestDecimal.of(finding.fitted().std()))));
        out().println();
        new TextTable(rows).print(out());
        long differing = findings.stream().filter(finding -> !finding.agrees()).count();
        out().println();
        String counts =
                findings.size() + " features fitted again, " + (differing == 0 ? "none" : differing) + " differ";
        String verdict = differing == 0 ? terminal().good("PARITY") : terminal().bad("DIVERGENCE");
        out().println(verdict + ": " + counts);
        return differing == 0 ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }
}
