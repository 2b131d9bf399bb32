// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.component.ObservationStream;
import io.featureparity.store.row.Action;
import io.featureparity.store.row.RegisteredModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest has found.
 *
 * @param request what was asked for
 * @param model the model
 * @param bars what became of the bars
 * @param decisions how often each action was decided
 * @param stream all observations that the model was given
 * @param trades the trades
 * @param equity what the account was worth at each bar at which the model was asked
 * @param closedAtEnd whether a position was open at the end, and was closed at the last price
 * @param unfilled the action that was decided and never filled, since no bar with an open came after it; null if there is none
 * @param ruined when the account had nothing left; null if it always had something
 */
public record BacktestResult(
        BacktestRequest request,
        RegisteredModel model,
        BarCounts bars,
        Map<Action, Long> decisions,
        ObservationStream stream,
        Trades trades,
        EquityCurve equity,
        boolean closedAtEnd,
        @Nullable Action unfilled,
        @Nullable Instant ruined) {

    /** Copies the map. {@inheritDoc} */
    public BacktestResult {
        decisions = Map.copyOf(decisions);
    }

    /** {@return what was earned, as a share of the capital} */
    public double returned() {
        double capital = request.terms().capital();
        return (equity.last() - capital) / capital;
    }

    /** {@return what the reader of the numbers has to know, each as a sentence; empty if there is nothing} */
    public List<String> remarks() {
        return Remarks.of(this);
    }
}
