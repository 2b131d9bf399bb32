// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.training;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.parity.statistics.NormStatsFit;
import io.featureparity.store.row.MacroPublication;
import java.util.Map;

/** Plays the part of training: it fits the statistics to a history. */
public final class Training {

    private Training() {}

    /**
     * Fits statistics.
     *
     * @param contract what is computed
     * @param history the bars and macro values
     * @return the statistics of all its bars
     */
    public static NormStats fit(FeatureContract contract, GeneratedMarket history) {
        MacroSeries macro = MacroSeries.of(contract, TradingCalendar.of(contract, Closures.none()));
        for (MacroPublication value : history.macro()) {
            macro.add(value.column(), value.day(), value.published(), value.value());
        }
        MarketFeed feed =
                MarketFeed.of(Model.withoutStatistics(contract)).macro(macro).build();
        BarLayout layout = BarLayout.ofPrices().withVolumeAt(BarLayout.PRICES);
        return NormStatsFit.of(
                        new EngineRows(feed, Stage.RAW, new BarRows(history.bars()), layout),
                        history.bars().get(0).time().toEpochMilli(),
                        Long.MAX_VALUE)
                .stats(Map.of("source", "generated market"));
    }
}
