// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.contract.json.JsonOut;
import io.featureparity.store.row.Action;
import java.io.IOException;
import java.util.Locale;

/** A backtest as JSON: all trades, and the equity curve bar by bar. It is written as it is read, whatever its length. */
public final class BacktestJson {

    private final BacktestResult result;
    private final JsonOut json;

    private BacktestJson(BacktestResult result, Appendable out) {
        this.result = result;
        this.json = new JsonOut(out);
    }

    /**
     * Writes a backtest.
     *
     * @param result what was found
     * @param out takes the text
     * @throws IOException if it cannot be written
     */
    public static void write(BacktestResult result, Appendable out) throws IOException {
        new BacktestJson(result, out).write();
    }

    private void write() throws IOException {
        json.beginObject().member("format", "backtest-1");
        asked();
        counts();
        outcome();
        json.key("remarks").row(result.remarks().toArray());
        trades();
        curve();
        json.endObject();
    }

    private void asked() throws IOException {
        BacktestRequest request = result.request();
        json.member("instrument", result.model().instrument())
                .member("model", result.model().id())
                .member("model_version", result.model().version())
                .member("model_sha256", result.model().modelHash())
                .member("contract_hash", result.model().contractHash())
                .member("norm_stats_hash", result.model().normStatsHash())
                .member("from", request.range().from())
                .member("to", request.range().end())
                .member("buy_above", request.thresholds().buy())
                .member("sell_below", request.thresholds().sell())
                .member("capital", request.terms().capital())
                .member("cost_basis_points", request.terms().costBasisPoints())
                .member("slippage_basis_points", request.terms().slippageBasisPoints());
    }

    private void counts() throws IOException {
        BarCounts bars = result.bars();
        json.member("bars_before", bars.before())
                .member("bars", bars.taken())
                .member("bars_inserted", bars.inserted())
                .member("bars_left_out", bars.leftOut())
                .member("bars_corrected", bars.corrected())
                .member("bars_warming_up", bars.warmingUp())
                .member("observations", result.stream().count())
                .member("observations_sha256", result.stream().sha256());
        for (Action action : Action.values()) {
            json.member(
                    "decisions_" + action.name().toLowerCase(Locale.ROOT),
                    result.decisions().getOrDefault(action, 0L));
        }
    }

    private void outcome() throws IOException {
        EquityCurve.Drawdown deepest = result.equity().deepest();
        json.member("equity_at_end", result.equity().last())
                .member("return", result.returned())
                .member("trades_won", result.trades().won())
                .member("fees", result.trades().fees())
                .member("max_drawdown", deepest.share())
                .member("max_drawdown_from", deepest.from())
                .member("max_drawdown_to", deepest.to());
    }

    private void trades() throws IOException {
        json.key("trade_columns")
                .row(
                        "side",
                        "entry",
                        "exit",
                        "quantity",
                        "entry_price",
                        "exit_price",
                        "entry_fee",
                        "exit_fee",
                        "profit")
                .key("trades")
                .beginList();
        for (int i = 0; i < result.trades().size(); i++) {
            Trade trade = result.trades().get(i);
            json.row(
                    trade.side(),
                    trade.entry(),
                    trade.exit(),
                    trade.quantity(),
                    trade.entryPrice(),
                    trade.exitPrice(),
                    trade.entryFee(),
                    trade.exitFee(),
                    trade.profit());
        }
        json.endList();
    }

    private void curve() throws IOException {
        EquityCurve equity = result.equity();
        double[] drawdowns = equity.drawdowns();
        json.key("equity_columns")
                .row("time", "equity", "drawdown")
                .key("equity")
                .beginList();
        for (int i = 0; i < equity.size(); i++) {
            json.row(equity.time(i), equity.value(i), drawdowns[i]);
        }
        json.endList();
    }
}
