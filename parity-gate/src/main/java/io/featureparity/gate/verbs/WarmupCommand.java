// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.Warmup;
import io.featureparity.features.model.Model;
import io.featureparity.gate.bars.BarPass;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.KeptBars;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ContractOption;
import io.featureparity.gate.options.PlainBarOptions;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.parity.statistics.NormStatsFit;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long features remember where a history began. */
@Command(
        name = "warmup",
        description = {
            "Print for each feature after how many bars a history that began later gives the same normalised value to the last bit, measured on the bars and as its formula says.",
            "Without statistics those are used that the bars themselves come to. All bars are held in memory."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity warmup --bars bars.csv", "", ExitCode.HELP})
final class WarmupCommand extends GateCommand {

    @Mixin
    private PlainBarOptions bars = new PlainBarOptions();

    @Mixin
    private ContractOption contract = new ContractOption();

    @Option(
            names = "--norm-stats",
            paramLabel = "FILE",
            description = "The statistics that the model was trained with.")
    private @Nullable Path normStats;

    WarmupCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        FeatureContract of = contract.load();
        NormStats given = normStats == null ? null : NormStats.load(normStats, of);
        BarSource source = bars.read();
        KeptBars kept = new KeptBars(of);
        BarPass pass = new BarPass(source, of, terminal());
        NormStats stats = pass.plain(kept::add, rows -> given == null ? fitted(rows) : drained(rows, given));
        BarColumns columns = kept.columns();
        String table = Warmup.table(measure(of, stats, columns));
        line(columns.size() + " bars of " + source.file() + ", contract " + of);
        line(given == null ? "statistics fitted to these bars" : "statistics " + stats.hash());
        line(pass.shape().statement().toString());
        out().println();
        out().print(table);
        return ExitCode.PARITY;
    }

    private List<Warmup.Memory> measure(FeatureContract of, NormStats stats, BarColumns columns) {
        Progress progress = Progress.of(terminal(), "measuring");
        try {
            return Warmup.measure(Model.of(of, stats), columns);
        } finally {
            progress.end();
        }
    }

    private static NormStats fitted(EngineRows rows) {
        return NormStatsFit.of(rows, Long.MIN_VALUE, Long.MAX_VALUE).stats();
    }

    /** Every bar goes through an engine first, so that one that is refused is said with its place in the file. */
    private static NormStats drained(EngineRows rows, NormStats stats) {
        while (rows.next()) {
            // The bars are kept as they pass.
        }
        return stats;
    }
}
