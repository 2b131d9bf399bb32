// SPDX-License-Identifier: Apache-2.0
package com.example.consumer;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.NotReadyException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/** A service that serves one model, from its start to the first observation. */
public final class Main {

    private static final Instant OPEN = Instant.parse("2024-03-04T13:00:00Z");

    private static final int SPREAD = 11; // rate_spread: 10 less the newest treasury_10y

    private Main() {}

    /**
     * Runs the example.
     *
     * @param args the folder with the model's statistics and manifest
     */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        NormStats stats = NormStats.load(folder.resolve("norm_stats.json"), contract);
        Model model = Model.verified(ModelManifest.load(folder.resolve("model.json")), contract, stats);
        System.out.println("module " + FeatureEngine.class.getModule().getName());
        System.out.println("contract " + contract.orderHash());
        System.out.println("statistics " + stats.hash());
        TradingCalendar calendar = TradingCalendar.of(contract, Closures.none());
        System.out.println("session " + calendar.next(LocalDate.of(2026, 7, 10)).day());

        FeatureEngine engine = FeatureEngine.of(model);
        for (int i = 0; i < 15; i++) {
            Instant time = OPEN.plus(Duration.ofMinutes(5L * i));
            try {
                engine.observe(AgentState.at(0.0, time));
            } catch (NotReadyException early) {
                System.out.println(early.code() + " " + early.missingBars());
            }
            double price = 3946 + i % 3;
            engine.update(
                    new Bar(time, price, price + 2, price - 1, price + 1, 0),
                    contract.macro(Map.of(
                            "dxy", 103.78,
                            "vix", 13.1,
                            "embi", 296.0,
                            "brent", 83.5,
                            "usdmxn", 17.0,
                            "treasury_10y", Double.NaN))); // not published: absent, and said to be
        }
        Observation observation =
                engine.observe(AgentState.at(0.5, engine.lastTime())).requireValid();
        System.out.println(Arrays.toString(observation.toArray()));
        feed(model, calendar);
    }

    /** Bars as a market sends them: one twice, one not at all. Macro values as they were published, of days before. */
    private static void feed(Model model, TradingCalendar calendar) {
        MacroSeries published = MacroSeries.of(model.contract(), calendar);
        published.add("dxy", LocalDate.of(2024, 3, 1), 103.78); // seen from the next session on
        published.add("treasury_10y", LocalDate.of(2024, 3, 4), Instant.parse("2024-03-04T13:07:00Z"), 4.16);

        MarketFeed feed = MarketFeed.of(model)
                .policy("live")
                .macro(published)
                .listener((decision, time, features) ->
                        System.out.println(Instant.ofEpochMilli(time) + " " + decision + " " + features.raw(SPREAD)))
                .build();
        for (int minutes : new int[] {0, 5, 5, 15}) {
            double price = 3946 + minutes;
            feed.accept(new Bar(OPEN.plus(Duration.ofMinutes(minutes)), price, price + 2, price - 1, price + 1, 9));
        }
    }
}
