// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.desk.MemoryDesk;
import io.featureparity.testsupport.document.ContractDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A desk that tries what its model would have earned. */
final class Desk extends MemoryDesk<Desk> {

    static final double BUY = 1;
    static final double SELL = -1;
    static final double OUT = 0;

    Desk(Path folder) {
        this(folder, ContractDocument.builtIn("1.0.0"));
    }

    Desk(Path folder, ContractDocument document) {
        super(folder, document);
    }

    @Override
    protected Desk self() {
        return this;
    }

    BacktestResult run(BacktestRequest request, DecisionModel model) {
        return Backtest.run(request, stores.bars(), feed(), served, model);
    }

    /** Asks for some bars, with the usual costs. */
    static BacktestRequest usual(int from, int end) {
        return BacktestRequest.of(range(from, end));
    }

    /** Asks for some bars, without costs. */
    static BacktestRequest free(int from, int end) {
        return new BacktestRequest(range(from, end), Thresholds.USUAL, new TradingTerms(10_000, 0, 0));
    }

    /** {@return all trades} */
    static List<Trade> trades(BacktestResult result) {
        List<Trade> all = new ArrayList<>();
        for (int i = 0; i < result.trades().size(); i++) {
            all.add(result.trades().get(i));
        }
        return all;
    }

    /** {@return what the account was worth at each bar} */
    static List<Double> equity(BacktestResult result) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < result.equity().size(); i++) {
            all.add(result.equity().value(i));
        }
        return all;
    }
}
