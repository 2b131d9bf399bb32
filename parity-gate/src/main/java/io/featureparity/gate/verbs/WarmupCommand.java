// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.batch.Warmup;
import io.featureparity.features.batch.WarmupRun;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.gate.bars.BarPass;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ContractOption;
import io.featureparity.gate.options.PlainBarOptions;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.parity.statistics.NormStatsFit;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long features remember where a history began. */
@Command(
        name = "warmup",
        description = {
            "Print for each feature after how many bars a history that began later gives the same normalised value to the last bit, measured on the bars and as its formula says.",
            "Without statistics those are used that the bars themselves come to. The bars are read two to four times."
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
        BarSource source = bars.read(terminal());
        BarPass pass = new BarPass(source, of, terminal());
        NormStatsFit fit = given == null ? fit(of, pass) : null;
        NormStats stats = fit == null ? Objects.requireNonNull(given) : fit.stats();
        int size = fit == null ? pass.plain((bar, layout) -> {}, WarmupCommand::drained) : fit.rows();
        List<Warmup.Memory> memories = measure(pass, WarmupRun.over(Model.of(of, stats), size), of);
        line(size + " bars of " + source.file() + ", contract " + of);
        line(given == null ? "statistics fitted to these bars" : "statistics " + stats.hash());
        line(pass.shape().statement().toString());
        out().println();
        out().print(Warmup.table(memories));
        return ExitCode.PARITY;
    }

    /** The bars are read once more for each thing that is asked of all of them, so that they need not fit in memory. */
    private static NormStatsFit fit(FeatureContract of, BarPass pass) {
        return NormStatsFit.of(
                of,
                work -> pass.plain((bar, layout) -> {}, rows -> {
                    work.accept(rows);
                    return rows;
                }),
                Long.MIN_VALUE,
                Long.MAX_VALUE);
    }

    private static List<Warmup.Memory> measure(BarPass pass, WarmupRun run, FeatureContract of) {
        BarBuffer bar = BarBuffer.of(of.macroColumns());
        double[] macro = new double[of.macroColumns().size()];
        pass.plain(
                (row, layout) -> {
                    bar.set(
                            row.time(),
                            row.value(BarLayout.OPEN),
                            row.value(BarLayout.HIGH),
                            row.value(BarLayout.LOW),
                            row.value(BarLayout.CLOSE),
                            layout.volume(row));
                    layout.macro(row, macro);
                    bar.setMacro(macro);
                    run.next(bar);
                },
                WarmupCommand::drained);
        return run.memories();
    }

    /** Every bar goes through an engine, so that one that is refused is said with its place in the file. */
    private static int drained(EngineRows rows) {
        int size = 0;
        while (rows.next()) {
            size++;
        }
        return size;
    }
}
