// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.EngineCounts;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.rows.EngineRows;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One pass of all bars of a file through an engine, for their raw values. A refusal names the file. */
public final class BarPass {

    private final BarSource bars;
    private final FeatureContract contract;
    private final Terminal terminal;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> said = new HashSet<>();
    private BarShape shape = new BarShape(0, 0);

    /** Prepares a pass, which shows its progress on the terminal. */
    public BarPass(BarSource bars, FeatureContract contract, Terminal terminal) {
        this.bars = bars;
        this.contract = contract;
        this.terminal = terminal;
    }

    /** {@return the contract of the engine} */
    public FeatureContract contract() {
        return contract;
    }

    /** Gives what the work makes of the values of bars that go through a feed. */
    public <T> T fed(Function<EngineRows, T> work) {
        return fed(contract, work);
    }

    /** Gives what the work makes of the values that another contract has of the same bars. */
    public <T> T fed(FeatureContract of, Function<EngineRows, T> work) {
        return over(
                of,
                (file, progress) ->
                        bars.fed(file, bars.feed(Model.withoutStatistics(of), file), progress, warnings::add),
                work);
    }

    /** Shows all bars to the sink of a feed; there are no sinks without statistics. */
    public <S extends ObservationSink & FeedListener> void seenBy(S sink, NormStats stats) {
        over(
                contract,
                (file, progress) ->
                        bars.fed(file, bars.feed(Model.of(contract, stats), file, sink), progress, warnings::add),
                rows -> {
                    while (rows.next()) {
                        // the sink sees it
                    }
                    return rows;
                });
    }

    /** Gives what the work makes of the values of all bars. A watcher sees each bar as it passes, and what is where in it. */
    public <T> T plain(BiConsumer<TimedRows, BarLayout> watcher, Function<EngineRows, T> work) {
        FeatureEngine engine = FeatureEngine.of(Model.withoutStatistics(contract));
        return over(
                contract,
                (file, progress) -> {
                    BarLayout layout = file.layout();
                    TimedRows watched = progress.over(bars.rows(file, contract, warnings::add))
                            .watchedBy(row -> watcher.accept(row, layout));
                    return new EngineRows(engine, Stage.RAW, watched, layout);
                },
                work);
    }

    /** {@return what the bars that have passed are like} */
    public BarShape shape() {
        return shape;
    }

    private <T> T over(
            FeatureContract of, BiFunction<BarFile, Progress, EngineRows> driving, Function<EngineRows, T> work) {
        try (BarFile file = bars.open(of, AgentPosition.none());
                Progress progress = Progress.of(terminal, "reading", file.aboutRows())) {
            EngineRows rows = driving.apply(file, progress);
            T result = work.apply(rows);
            EngineCounts counts = rows.counts();
            shape = new BarShape(counts.bars(), counts.outsideHighLow());
            progress.end();
            sayWarnings();
            return result;
        } catch (InputException refused) {
            throw inFile(refused);
        }
    }

    /** The same refusal, with the file as its place where it has none: what is wrong with all bars, for example. */
    public InputException inFile(InputException refused) {
        return new InputException(refused.faults().stream().map(this::inFile).toList(), refused);
    }

    /** The same bars may pass several times. */
    private void sayWarnings() {
        for (String warning : warnings) {
            if (said.add(warning)) {
                terminal.out().println(ErrorText.oneLine(warning));
            }
        }
    }

    /** What is wrong with the bars as a whole knows no file, and what is wrong with a bar knows it already. */
    private Fault inFile(Fault fault) {
        return fault.at(fault.place().in(Place.file(bars.file())));
    }
}
