// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.FeatureEngine;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.rows.BarRows;
import io.featureparity.parity.rows.EngineRows;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One pass of all bars of a file through an engine, for their raw values; what is refused is said with its file. */
public final class BarPass {

    private final BarSource bars;
    private final FeatureContract contract;
    private final Terminal terminal;

    /** Prepares a pass, which shows its progress on the terminal. */
    public BarPass(BarSource bars, FeatureContract contract, Terminal terminal) {
        this.bars = bars;
        this.contract = contract;
        this.terminal = terminal;
    }

    /** Gives what the work makes of the values of bars that go through a feed. */
    public <T> T fed(Function<EngineRows, T> work) {
        return over(
                (file, rows) -> new EngineRows(bars.feed(contract, NoStatistics.of(contract), file), Stage.RAW, rows),
                work);
    }

    /** Gives what the work makes of the values of all bars. Another may look at the bars as they pass. */
    public <T> T plain(UnaryOperator<BarRows> passing, Function<EngineRows, T> work) {
        FeatureEngine engine = FeatureEngine.of(contract, NoStatistics.of(contract));
        return over((file, rows) -> new EngineRows(engine, Stage.RAW, passing.apply(rows)), work);
    }

    private <T> T over(BiFunction<BarFile, BarRows, EngineRows> driving, Function<EngineRows, T> work) {
        try (BarFile file = bars.open(contract, AgentPosition.none());
                Progress progress = Progress.of(terminal, "reading", file.aboutRows())) {
            EngineRows rows = driving.apply(file, new CountedBarStream(file.rows(), progress));
            return file.placing(() -> work.apply(rows));
        } catch (InputException refused) {
            throw new InputException(refused.faults().stream().map(this::inFile).toList(), refused);
        }
    }

    /** What is wrong with the bars as a whole knows no file, and what is wrong with a bar knows it already. */
    private Fault inFile(Fault fault) {
        return fault.at(fault.place().in(Place.file(bars.file())));
    }
}
