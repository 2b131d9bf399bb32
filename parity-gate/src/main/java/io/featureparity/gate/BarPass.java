// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.FeatureEngine;
import io.featureparity.parity.BarRows;
import io.featureparity.parity.EngineRows;
import io.featureparity.parity.Stage;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One pass of all bars of a file through an engine, for their raw values; what is refused is said with its file. */
final class BarPass {

    private final BarsFile bars;
    private final FeatureContract contract;

    BarPass(BarsFile bars, FeatureContract contract) {
        this.bars = bars;
        this.contract = contract;
    }

    /** Gives what the work makes of the values. Another may look at the bars as they pass. */
    <T> T over(UnaryOperator<BarRows> passing, Function<EngineRows, T> work) {
        FeatureEngine engine = FeatureEngine.of(contract, NoStatistics.of(contract));
        try (BarTable table = bars.open(contract, new BarTable.Position(Double.NaN, null))) {
            EngineRows rows = new EngineRows(engine, Stage.RAW, passing.apply(table.rows()));
            return table.placing(() -> work.apply(rows));
        } catch (InputException refused) {
            throw new InputException(refused.faults().stream().map(this::inFile).toList(), refused);
        }
    }

    /** What is wrong with the bars as a whole knows no file, and what is wrong with a bar knows it already. */
    private Fault inFile(Fault fault) {
        String file = bars.file().toString();
        if (fault.where().startsWith(file) || fault.where().startsWith("--")) {
            return fault;
        }
        String where = fault.where().equals("fit") ? file : file + ", " + fault.where();
        return new Fault(fault.code(), where, fault.rule(), fault.value());
    }
}
