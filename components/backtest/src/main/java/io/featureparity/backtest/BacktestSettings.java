// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

import io.featureparity.component.Settings;
import io.featureparity.component.TimeRange;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.component.wiring.ModelSettings;
import io.featureparity.component.wiring.ServerSettings;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.row.RegisteredModel;
import java.nio.file.Path;
import java.util.function.Function;

/** All settings of a backtest. */
record BacktestSettings(
        String instrument,
        ModelFolder folder,
        Function<ModelRegistry, RegisteredModel> wanted,
        FeedSettings feed,
        BacktestRequest request,
        Path reports,
        PostgresSettings database) {

    /** Reads all settings, and refuses others. The days of the range are those of the contract in the model's folder. */
    static BacktestSettings of(Settings settings) {
        String instrument = settings.text("instrument");
        ModelFolder folder = ModelSettings.folder(settings);
        TradingTerms usual = TradingTerms.USUAL;
        BacktestSettings read = new BacktestSettings(
                instrument,
                folder,
                ModelSettings.wanted(settings, instrument),
                FeedSettings.of(settings),
                new BacktestRequest(
                        TimeRange.of(
                                settings,
                                "backtest",
                                folder.contract(folder.manifest()).session()),
                        ModelSettings.thresholds(settings),
                        new TradingTerms(
                                settings.real("backtest.capital", usual.capital()),
                                settings.real("backtest.costs", usual.costBasisPoints()),
                                settings.real("backtest.slippage", usual.slippageBasisPoints()))),
                settings.path("backtest.report"),
                ServerSettings.database(settings));
        settings.requireNoOther();
        return read;
    }
}
