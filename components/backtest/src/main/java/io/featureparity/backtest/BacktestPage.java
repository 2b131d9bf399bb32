// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.component.report.CurvePlot;
import io.featureparity.component.report.Html;
import io.featureparity.component.report.ReportPage;
import io.featureparity.store.row.Action;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/** A backtest as a page that loads nothing: key figures, equity curve, drawdown, trades. Its size does not grow with the bars. */
public final class BacktestPage {

    /** More trades than these are in the JSON alone. */
    static final int MOST_TRADES = 200;

    private static final int CURVE_HEIGHT = 300;
    private static final int DRAWDOWN_HEIGHT = 150;

    private final BacktestResult result;
    private final ReportPage page;
    private final Html html;

    private BacktestPage(BacktestResult result) {
        this.result = result;
        String model = result.model().id() + " " + result.model().version();
        page = new ReportPage(
                "Backtest of " + model + " on " + result.model().instrument(),
                "Bars from " + result.request().range());
        html = page.html();
    }

    /**
     * Writes a backtest.
     *
     * @param result what was found
     * @param out takes the text
     * @throws IOException if it cannot be written
     */
    public static void write(BacktestResult result, Appendable out) throws IOException {
        out.append(new BacktestPage(result).page());
    }

    private String page() {
        facts();
        page.remarks(result.remarks());
        curves();
        trades();
        provenance();
        return page.end();
    }

    private void facts() {
        EquityCurve.Drawdown deepest = result.equity().deepest();
        TradingTerms terms = result.request().terms();
        page.beginFacts();
        fact("Return", percent(result.returned()), result.returned() < 0 ? "bad" : "good");
        fact("Equity at the end", amount(result.equity().last()), "");
        fact("Capital", amount(terms.capital()), "");
        fact("Deepest drawdown", percent(deepest.share()), "");
        fact("Trades", count(result.trades().size()), "");
        fact("Trades won", count(result.trades().won()), "");
        fact("Costs paid", amount(result.trades().fees()), "");
        fact("Observations", count(result.stream().count()), "");
        page.endFacts();
    }

    private void fact(String name, String value, String style) {
        page.fact(name, value, "class", style);
    }

    private void curves() {
        EquityCurve equity = result.equity();
        html.element("h2", "Equity");
        new CurvePlot(equity.size(), equity::time, equity::value, CURVE_HEIGHT)
                .draw(html, "What the account was worth at each bar", "line", BacktestPage::amount);
        html.element("h2", "Drawdown");
        EquityCurve.Drawdown deepest = equity.deepest();
        double[] drawdowns = equity.drawdowns();
        new CurvePlot(equity.size(), equity::time, bar -> -drawdowns[bar], DRAWDOWN_HEIGHT)
                .draw(html, "How far the account was below its highest value", "loss", BacktestPage::percent);
        html.element(
                "p",
                "The deepest, " + percent(deepest.share()) + ", went from " + deepest.from() + " to " + deepest.to()
                        + ".");
    }

    private void trades() {
        Trades trades = result.trades();
        html.element("h2", "Trades");
        if (trades.size() == 0) {
            html.element("p", "None.");
            return;
        }
        if (trades.size() > MOST_TRADES) {
            html.element(
                    "p", "The first " + MOST_TRADES + " of " + count(trades.size()) + "; the JSON report has all.");
        }
        html.open("div", "class", "scroll").open("table").open("tr");
        Stream.of("side", "entry", "exit").forEach(name -> html.element("th", name));
        Stream.of("quantity", "entry price", "exit price", "costs", "profit")
                .forEach(name -> html.element("th", name, "class", "number"));
        html.close("tr");
        for (int i = 0; i < Math.min(trades.size(), MOST_TRADES); i++) {
            Trade trade = trades.get(i);
            html.open("tr").element("td", trade.side().toString());
            html.element("td", trade.entry().toString())
                    .element("td", trade.exit().toString());
            number(number(trade.quantity(), 4), "number");
            number(number(trade.entryPrice(), 4), "number");
            number(number(trade.exitPrice(), 4), "number");
            number(amount(trade.entryFee() + trade.exitFee()), "number");
            number(amount(trade.profit()), trade.profit() < 0 ? "number bad" : "number good");
            html.close("tr");
        }
        html.close("table").close("div");
    }

    private void number(String text, String style) {
        html.element("td", text, "class", style);
    }

    private void provenance() {
        BacktestRequest request = result.request();
        BarCounts bars = result.bars();
        page.beginRows("What was computed");
        page.row("SHA-256 of the observations", result.stream().sha256());
        page.rows(result.model());
        page.row(
                "costs and slippage of a fill",
                request.terms().costBasisPoints() + " and " + request.terms().slippageBasisPoints() + " basis points");
        page.row(
                "long above, short below",
                request.thresholds().buy() + ", " + request.thresholds().sell());
        page.row(
                "decisions",
                Stream.of(Action.values())
                        .map(action -> action + " " + count(result.decisions().getOrDefault(action, 0L)))
                        .reduce((one, other) -> one + ", " + other)
                        .orElseThrow());
        page.row("bars in the range, before it", count(bars.taken()) + ", " + count(bars.before()));
        page.row(
                "inserted, left out, corrected",
                count(bars.inserted()) + ", " + count(bars.leftOut()) + ", " + count(bars.corrected()));
        page.endRows();
    }

    private static String amount(double value) {
        return number(value, 2);
    }

    private static String percent(double share) {
        return number(100 * share, 2) + " %";
    }

    /** A value below half of the last digit is shown as zero, without a sign. */
    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value).replaceFirst("^-(?=[0.,]*$)", "");
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
