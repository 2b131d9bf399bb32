// SPDX-License-Identifier: Apache-2.0
package com.example.service;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.NotReadyException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;

/** A service that serves one model, from its start to the first observation. */
public final class Main {

    private static final LocalDateTime OPEN = LocalDateTime.of(2024, 3, 4, 8, 0);

    private static final int SPREAD = 11; // rate_spread: 10 less the newest treasury_10y

    private Main() {}

    /**
     * Runs the service.
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

        Service service = new Service(MarketFeed.of(model)
                .policy("live")
                .macro(published(contract, calendar))
                .listener((decision, time, features) ->
                        System.out.println(Instant.ofEpochMilli(time) + " " + decision + " " + features.raw(SPREAD)))
                .build());
        serve(service);
        LocalDateTime last = OPEN.plusMinutes(70);
        System.out.println(
                Arrays.toString(service.observe(0.5, last).requireValid().toArray()));
    }

    /** Macro values as they were published: of one only the day is known, of the other the instant too. */
    private static MacroSeries published(FeatureContract contract, TradingCalendar calendar) {
        MacroSeries published = MacroSeries.of(contract, calendar);
        published.add("dxy", LocalDate.of(2024, 3, 1), 103.78); // seen from the next session on
        published.add("treasury_10y", LocalDate.of(2024, 3, 4), Instant.parse("2024-03-04T13:07:00Z"), 4.16);
        return published;
    }

    /** Candles as a market sends them: one twice, one not at all. */
    private static void serve(Service service) {
        for (int minutes : new int[] {0, 5, 5, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70}) {
            LocalDateTime begin = OPEN.plusMinutes(minutes);
            try {
                service.observe(0.0, begin);
            } catch (NotReadyException early) {
                System.out.println(early.code() + " " + early.missingBars());
            }
            double price = 3946 + minutes % 15;
            service.take(new Candle(begin, price, price + 2, price - 1, price + 1, 9));
        }
    }
}
