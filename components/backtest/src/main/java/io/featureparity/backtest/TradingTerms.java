// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;

/**
 * With how much a backtest begins, and what each fill costs. A basis point is a hundredth of a percent.
 *
 * @param capital what the account holds before the first position, in the currency of the prices
 * @param costBasisPoints what a fill costs, of the amount that is traded
 * @param slippageBasisPoints by how much a fill is worse than the bar's open
 */
public record TradingTerms(double capital, double costBasisPoints, double slippageBasisPoints) {

    /** The costs that the models of USD/COP are judged by. */
    public static final TradingTerms USUAL = new TradingTerms(10_000, 75, 15);

    private static final double WHOLE = 10_000;

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws ComponentException if the capital is not above zero, or costs or slippage are not from 0 to below 10,000 basis
     *     points
     */
    public TradingTerms {
        require(capital > 0 && capital <= 1e15, "capital", "must be above 0, and at most 1e15", capital);
        requireShare("costs", costBasisPoints);
        requireShare("slippage", slippageBasisPoints);
    }

    private static void requireShare(String what, double basisPoints) {
        require(
                basisPoints >= 0 && basisPoints < WHOLE,
                what,
                "must be from 0 to below 10000 basis points",
                basisPoints);
    }

    private static void require(boolean holds, String what, String rule, double value) {
        if (!holds) {
            throw new ComponentException(new Fault(
                    ErrorCode.BACKTEST_TERMS,
                    Place.named(what).qualified("of", "a backtest"),
                    rule,
                    Double.toString(value)));
        }
    }

    /** {@return the price at which is bought, above that of the market} */
    double buyPrice(double market) {
        return market * (1 + slippageBasisPoints / WHOLE);
    }

    /** {@return the price at which is sold, below that of the market} */
    double sellPrice(double market) {
        return market * (1 - slippageBasisPoints / WHOLE);
    }

    /** {@return what a fill costs} */
    double fee(double amount) {
        return amount * (costBasisPoints / WHOLE);
    }
}
