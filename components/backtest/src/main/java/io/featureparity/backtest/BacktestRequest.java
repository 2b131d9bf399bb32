// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.component.TimeRange;
import io.featureparity.component.decision.Thresholds;
import java.util.Objects;

/**
 * What a backtest is to do.
 *
 * @param range the bars at which the model is asked; those before it are only given to the feed
 * @param thresholds what makes an action of the model's answer
 * @param terms capital, costs and slippage
 */
public record BacktestRequest(TimeRange range, Thresholds thresholds, TradingTerms terms) {

    /** Checks that nothing is missing. {@inheritDoc} */
    public BacktestRequest {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(terms, "terms");
    }

    /**
     * Asks for a backtest with the usual thresholds, capital and costs.
     *
     * @param range the bars at which the model is asked
     * @return the request
     */
    public static BacktestRequest of(TimeRange range) {
        return new BacktestRequest(range, Thresholds.USUAL, TradingTerms.USUAL);
    }
}
