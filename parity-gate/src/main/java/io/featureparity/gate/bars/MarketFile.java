// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.EngineCounts;
import io.featureparity.gate.console.FeedText;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.diagnosis.Market;
import io.featureparity.parity.rows.EngineRows;
import java.util.function.Consumer;

/** Reads all bars of a run into columns, those that the contract's policy takes. */
public final class MarketFile {

    private MarketFile() {}

    /**
     * The market of the bars, with the macro values as they were published if they have a file of their own. What is odd about
     * the bars, and no reason to refuse them, is given as a warning.
     */
    public static Market read(
            BarSource source, FeatureContract contract, Terminal terminal, Consumer<? super String> warnings) {
        try (BarFile file = source.open(contract, AgentPosition.none());
                Progress progress = Progress.of(terminal, "reading", file.aboutRows())) {
            MarketFeed feed = source.feed(Model.withoutStatistics(contract), file);
            TimedRows bars = progress.over(source.rows(file, feed, warnings));
            KeptBars taken = new KeptBars(contract);
            EngineCounts counts =
                    take(taken, file, feed, bars, Integer.MAX_VALUE).counts();
            progress.end();
            FeedText.warning(new BarShape(counts.bars(), counts.outsideHighLow()))
                    .ifPresent(warnings);
            return Market.of(contract, taken.columns(), source.published(contract));
        }
    }

    /** The market of so many of the first bars, of which no warning is given. */
    public static Market head(BarSource source, FeatureContract contract, int most) {
        try (BarFile file = source.open(contract, AgentPosition.none())) {
            MarketFeed feed = source.feed(Model.withoutStatistics(contract), file);
            TimedRows bars = source.rows(file, feed, warning -> {});
            KeptBars taken = new KeptBars(contract);
            take(taken, file, feed, bars, most);
            return Market.of(contract, taken.columns(), source.published(contract));
        }
    }

    private static EngineRows take(KeptBars taken, BarFile file, MarketFeed feed, TimedRows bars, int most) {
        EngineRows rows = new EngineRows(feed, Stage.RAW, bars, file.layout());
        while (taken.size() < most && rows.next()) {
            if (rows.isTaken()) {
                taken.add(bars, file.layout());
            }
        }
        return rows;
    }
}
