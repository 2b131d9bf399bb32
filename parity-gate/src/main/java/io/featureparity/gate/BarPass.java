// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.FeatureEngine;
import io.featureparity.features.MarketFeed;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.rows.EngineRows;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One pass of all bars of a file through an engine, for their raw values; what is refused is said with its file. */
final class BarPass {

    private final BarsFile bars;
    private final FeatureContract contract;
    private final Terminal terminal;

    BarPass(BarsFile bars, FeatureContract contract, Terminal terminal) {
        this.bars = bars;
        this.contract = contract;
        this.terminal = terminal;
    }

    /** Gives what the work makes of the values of bars that go through a feed. */
    <T> T fed(Function<BarTable, MarketFeed> feed, Function<EngineRows, T> work) {
        return over((table, rows) -> new EngineRows(feed.apply(table), Stage.RAW, rows, table.layout()), work);
    }

    /** Gives what the work makes of the values of all bars. A watcher sees each bar as it passes, and what is where in it. */
    <T> T plain(BiConsumer<TimedRows, BarLayout> watcher, Function<EngineRows, T> work) {
        FeatureEngine engine = FeatureEngine.of(contract, NoStatistics.of(contract));
        return over(
                (table, rows) -> {
                    BarLayout layout = table.layout();
                    TimedRows watched = rows.watchedBy(row -> watcher.accept(row, layout));
                    return new EngineRows(engine, Stage.RAW, watched, layout);
                },
                work);
    }

    private <T> T over(BiFunction<BarTable, TimedRows, EngineRows> driving, Function<EngineRows, T> work) {
        try (BarTable table = bars.open(contract, new BarTable.Position(Double.NaN, null));
                Progress progress = Progress.of(terminal, "reading", table.aboutRows())) {
            return work.apply(driving.apply(table, progress.over(table.rows())));
        } catch (InputException refused) {
            throw new InputException(refused.faults().stream().map(this::inFile).toList(), refused);
        }
    }

    /** What is wrong with the bars as a whole knows no file, and what is wrong with a bar knows it already. */
    private Fault inFile(Fault fault) {
        return fault.at(fault.place().in(Place.file(bars.file())));
    }
}
