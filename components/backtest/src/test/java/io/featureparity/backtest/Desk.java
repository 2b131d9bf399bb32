// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.desk.MemoryDesk;
import io.featureparity.testsupport.document.ContractDocument;
import java.nio.file.Path;

/** A desk that tries what its model would have earned. */
final class Desk extends MemoryDesk<Desk> {

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
}
