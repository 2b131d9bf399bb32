// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.Market;
import io.featureparity.parity.rows.EngineRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads all bars of a run into columns, those that the contract's policy takes. */
public final class MarketFile {

    private MarketFile() {}

    /** The market of the bars, with the macro values as they were published if they have a file of their own. */
    public static Market read(BarSource source, FeatureContract contract, Terminal terminal) {
        try (BarFile file = source.open(contract, AgentPosition.none());
                Progress progress = Progress.of(terminal, "reading", file.aboutRows())) {
            MarketFeed feed = source.feed(Model.withoutStatistics(contract), file);
            TimedRows bars = progress.over(
                    source.rows(file, feed, warning -> terminal.err().println(ErrorText.oneLine(warning))));
            EngineRows rows = new EngineRows(feed, Stage.RAW, bars, file.layout());
            List<String> macroColumns = contract.macroColumns();
            int prices = BarLayout.PRICES;
            ClaimedFile.GrowingColumns read = new ClaimedFile.GrowingColumns(prices + 1 + macroColumns.size());
            double[] macro = new double[macroColumns.size()];
            while (rows.next()) {
                if (rows.isTaken()) {
                    read.begin(rows.time());
                    for (int i = 0; i < prices; i++) {
                        read.put(i, bars.value(i));
                    }
                    read.put(prices, file.layout().volume(bars));
                    file.layout().macro(bars, macro);
                    for (int i = 0; i < macro.length; i++) {
                        read.put(prices + 1 + i, macro[i]);
                    }
                }
            }
            progress.end();
            Map<String, double[]> seen = new LinkedHashMap<>();
            for (int i = 0; i < macro.length; i++) {
                seen.put(macroColumns.get(i), read.column(prices + 1 + i));
            }
            BarColumns columns = BarColumns.of(
                            contract,
                            read.times(),
                            read.column(BarLayout.OPEN),
                            read.column(BarLayout.HIGH),
                            read.column(BarLayout.LOW),
                            read.column(BarLayout.CLOSE),
                            seen)
                    .withVolume(read.column(prices));
            return Market.of(contract, columns, source.published(contract));
        }
    }
}
