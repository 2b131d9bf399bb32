// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import static io.featureparity.backtest.Desk.free;
import static io.featureparity.backtest.Desk.range;
import static io.featureparity.backtest.Desk.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.json.JsonDocument;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ReportsTest {

    @TempDir
    private Path folder;

    private BacktestResult small() {
        Desk desk = new Desk(folder)
                .warmUp()
                .bar(14, 4000, 4000)
                .bar(15, 4000, 8000)
                .bar(16, 6000, 6000);
        return desk.run(free(14, 17), desk.answering(1, 0));
    }

    private static String page(BacktestResult result) throws IOException {
        StringBuilder out = new StringBuilder();
        BacktestPage.write(result, out);
        return out.toString();
    }

    @Test
    void theJsonHoldsEveryTradeAndEveryBar() throws IOException {
        BacktestResult result = small();
        StringBuilder out = new StringBuilder();
        BacktestJson.write(result, out);
        JsonDocument.parse("backtest.json", out.toString());
        assertThat(out.toString())
                .startsWith("{\n  \"format\": \"backtest-1\",\n  \"instrument\": \"USD/COP\",\n  \"model\": \"toy\",\n")
                .contains("  \"observations\": 3,\n  \"observations_sha256\": \""
                        + result.stream().sha256() + "\"")
                .contains("  \"decisions_long\": 1,\n  \"decisions_flat\": 2,\n  \"decisions_short\": 0,\n")
                .contains("  \"equity_at_end\": 15000.0,\n  \"return\": 0.5,\n  \"trades_won\": 1,\n  \"fees\": 0.0,\n"
                        + "  \"max_drawdown\": 0.25,\n  \"max_drawdown_from\": \"" + time(15)
                        + "\",\n  \"max_drawdown_to\": \"" + time(16) + "\",\n  \"remarks\": [],\n")
                .endsWith("""
                          "trades": [
                            ["LONG", "2024-03-04T14:15:00Z", "2024-03-04T14:20:00Z", 2.5, 4000.0, 6000.0, 0.0, 0.0, 5000.0]
                          ],
                          "equity_columns": ["time", "equity", "drawdown"],
                          "equity": [
                            ["2024-03-04T14:10:00Z", 10000.0, 0.0],
                            ["2024-03-04T14:15:00Z", 20000.0, 0.0],
                            ["2024-03-04T14:20:00Z", 15000.0, 0.25]
                          ]
                        }
                        """);
    }

    @Test
    void thePageSaysTheSame() throws IOException {
        BacktestResult result = small();
        assertThat(page(result))
                .contains("<h1>Backtest of toy 1 on USD/COP</h1>")
                .contains("<dt>Return</dt>\n<dd class=\"good\">50.00 %</dd>")
                .contains("<dt>Deepest drawdown</dt>\n<dd class=\"\">25.00 %</dd>")
                .contains("<code>" + result.stream().sha256() + "</code>")
                .contains("<td>LONG</td>\n<td>2024-03-04T14:15:00Z</td>");
    }

    /** All attributes are quoted and all elements are closed, so but for its first lines a page is XML. */
    @Test
    void theDrawingsAreWellFormed() throws IOException, SAXException, ParserConfigurationException {
        Matcher drawing = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page(small()));
        int count = 0;
        while (drawing.find()) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(drawing.group())));
            count++;
        }
        assertThat(count).isEqualTo(2);
    }

    /** Of three bars: the curve goes from the capital at the bottom to the top, and back to the middle. */
    @Test
    void aCurveIsDrawnBarByBar() throws IOException {
        assertThat(page(small())).contains("class=\"line\" d=\"M76.0 274.0 L512.0 12.0 L948.0 143.0\"");
    }

    @Test
    void aCurveOfOneBarAndOneThatNeverMovesAreDrawn() throws IOException {
        Desk desk = new Desk(folder).warmUp().bar(14, 4000, 4000);
        BacktestResult one = desk.run(BacktestRequest.of(range(14, 15)), desk.answering(0));
        assertThat(page(one)).contains("class=\"line\" d=\"M76.0 143.0\"").doesNotContain("NaN", "Infinity", "∞");
    }

    @Test
    void aPageDoesNotGrowWithTheBarsAndNoExtremeIsLost() throws IOException {
        Desk desk = new Desk(folder).warmUp();
        for (int day = 0; day < 250; day++) {
            int monday = day / 5 * 7 + day % 5;
            for (int i = day == 0 ? Desk.WARM_UP : 0; i < 60; i++) {
                boolean peak = day == 100 && i == 31;
                desk.bar(monday * 288 + i, 4000, peak ? 12_000 : 4000 + i % 3);
            }
        }
        BacktestResult many = desk.run(free(0, 200_000), desk.model(observation -> observation[13] > 0 ? 0 : 1));
        assertThat(many.equity().size()).isGreaterThan(14_000);
        assertThat(many.trades().size()).isGreaterThan(BacktestPage.MOST_TRADES);
        String page = page(many);
        assertThat(page.length()).isLessThan(150_000);
        assertThat(page).contains("The first 200 of ");
        double peak = 0;
        for (int i = 0; i < many.equity().size(); i++) {
            peak = Math.max(peak, many.equity().value(i));
        }
        assertThat(peak).isGreaterThan(25_000);
        assertThat(page).containsPattern("class=\"line\" d=\"[^\"]* 12\\.0[ \"]");
    }

    @Test
    void whatTheModelIsCalledIsEscaped() throws IOException {
        assertThat(page(small())).doesNotContain("<script").contains("default-src 'none'");
    }
}
