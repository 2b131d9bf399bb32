// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.store.row.Action;
import java.time.Instant;

/**
 * What an agent has: money, and at most one position. All of the money goes into each position. {@code README.md} states each
 * step of the arithmetic.
 */
final class Account {

    private final TradingTerms terms;
    private final Trades trades;

    /** What there is without a position; while one is open, the same after the entry's fee. */
    private double cash;

    private Action side = Action.FLAT;
    private Instant entry = Instant.EPOCH;
    private double quantity;
    private double entryPrice;
    private double entryFee;

    Account(TradingTerms terms, Trades trades) {
        this.terms = terms;
        this.trades = trades;
        this.cash = terms.capital();
    }

    /** Changes the position, if another one is wanted. An account with nothing left opens none. */
    void change(Action wanted, Instant time, double market) {
        if (wanted == side) {
            return;
        }
        close(time, market);
        if (wanted != Action.FLAT && !isRuined()) {
            open(wanted, time, market);
        }
    }

    private void open(Action wanted, Instant time, double market) {
        side = wanted;
        entry = time;
        entryPrice = fillPrice(wanted == Action.LONG, market);
        quantity = cash / entryPrice;
        entryFee = terms.fee(cash);
        cash -= entryFee;
    }

    /** Leaves the position, if there is one. */
    void close(Instant time, double market) {
        if (side == Action.FLAT) {
            return;
        }
        double exitPrice = fillPrice(side == Action.SHORT, market);
        double gain = gain(exitPrice);
        double exitFee = terms.fee(quantity * exitPrice);
        cash = cash + gain - exitFee;
        trades.add(new Trade(
                side, entry, time, quantity, entryPrice, exitPrice, entryFee, exitFee, gain - entryFee - exitFee));
        side = Action.FLAT;
    }

    private double fillPrice(boolean buys, double market) {
        return buys ? terms.buyPrice(market) : terms.sellPrice(market);
    }

    private double gain(double price) {
        return side.position() * (quantity * (price - entryPrice));
    }

    /** {@return what it is worth at a price of the market, which is not read without a position} */
    double value(double market) {
        return side == Action.FLAT ? cash : cash + gain(market);
    }

    /** {@return whether nothing is left, and no position is open} */
    boolean isRuined() {
        return side == Action.FLAT && !(cash > 0);
    }

    /** {@return the position that it has} */
    Action side() {
        return side;
    }
}
