// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo;

import io.featureparity.component.TimeRange;
import io.featureparity.component.decision.ModelLoader;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.demo.market.ImperfectFeed;
import io.featureparity.demo.market.MarketEvent;
import io.featureparity.demo.page.DemoPage;
import io.featureparity.demo.server.DemoServers;
import io.featureparity.demo.stream.Observed;
import io.featureparity.demo.system.LiveSystem;
import io.featureparity.demo.system.TradingSystem;
import io.featureparity.demo.system.Wiring;
import io.featureparity.demo.training.Training;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.onnx.OnnxModel;
import io.featureparity.onnx.toy.ToyModel;
import io.featureparity.postgres.PostgresSchema;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.RegisteredModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A month of trading.
 *
 * @param result what each component gave to the model
 * @param page what is shown, as HTML
 */
record Demo(DemoResult result, String page) {

    private static final String INSTRUMENT = "USD/COP";
    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final int HISTORY_SESSIONS = 40;
    private static final int SESSIONS = 20;
    private static final Duration BAR = Duration.ofMinutes(5);
    private static final ModelLoader LOADER = OnnxModel::load;

    /** Lets the month go by. */
    static Demo run(DemoServers servers, long seed, Consumer<String> progress) {
        GeneratedMarket market = GeneratedMarket.of(CONTRACT, FIRST_DAY, HISTORY_SESSIONS + SESSIONS, seed);
        int barsOfHistory = market.bars().size() * HISTORY_SESSIONS / (HISTORY_SESSIONS + SESSIONS);
        Instant begin = market.bars().get(barsOfHistory).time();
        GeneratedMarket history = market.before(begin);

        PostgresSchema.migrate(servers.postgres());
        try (Stores stores = PostgresStores.open(servers.postgres());
                LatestStore online = new RedisLatest(servers.redis())) {
            ModelFolder folder = train(servers.folder().resolve("model"), history, seed, stores, begin);
            progress.accept("storing a history of " + history.bars().size() + " bars, and training on it");
            stores.macro().append(history.macro());
            stores.bars()
                    .append(history.bars().stream()
                            .map(bar -> ArrivedBar.closed(
                                    INSTRUMENT, bar, bar.time().plus(BAR)))
                            .toList());
            Wiring wiring = new Wiring(stores, online, FeedSettings.live(), folder);
            Path log = servers.folder().resolve("audit");
            List<MarketEvent> events = ImperfectFeed.of(market.from(begin), INSTRUMENT, seed);
            progress.accept("letting a month of " + events.size() + " events go by");
            trade(wiring, log, events, begin);

            progress.accept("running backtest and replay");
            return compared(
                    wiring,
                    log,
                    new TimeRange(begin, events.get(events.size() - 1).at()));
        }
    }

    private static ModelFolder train(Path folder, GeneratedMarket history, long seed, Stores stores, Instant now) {
        try {
            ModelFolder files = ToyModel.write(folder, "toy-policy", CONTRACT, Training.fit(CONTRACT, history), seed);
            stores.models().register(files.toRegister(INSTRUMENT, "1", now));
            stores.models().makeLive("toy-policy", "1");
            return files;
        } catch (IOException e) {
            throw new ComponentException(
                    List.of(new Fault(
                            ErrorCode.DEMO_SERVER,
                            Place.file(folder),
                            "must be a folder that can be written to",
                            "not")),
                    e);
        }
    }

    private static void trade(Wiring wiring, Path log, List<MarketEvent> events, Instant begin) {
        AtomicReference<Instant> clock = new AtomicReference<>(begin);
        AuditTrail audit = AuditTrail.in(log, "demo", clock::get);
        try (LiveSystem live = new LiveSystem(INSTRUMENT, wiring, wiring, LOADER, audit, clock::get)) {
            live.settle();
            for (MarketEvent event : events) {
                clock.set(event.at());
                event.storeIn(wiring.stores());
                live.settle();
            }
        }
    }

    private static Demo compared(Wiring wiring, Path log, TimeRange range) {
        TradingSystem system = new TradingSystem(INSTRUMENT, LOADER);
        List<Decision> decisions = system.decisions(wiring, range);
        List<Observed> components = List.of(
                system.refreshed(wiring, decisions),
                system.inferred(wiring, decisions),
                system.backtested(wiring, range).observed(),
                system.replayed(wiring, decisions, range).observed(),
                system.replayedFromLog(wiring, log, decisions, range).observed());
        DemoResult result = new DemoResult(components);
        RegisteredModel model = wiring.stores().models().live(INSTRUMENT);
        DemoPage page = new DemoPage(
                components,
                result.differences(),
                model + " on " + INSTRUMENT + ", a toy and no strategy: contract " + model.contractHash()
                        + ", statistics " + model.normStatsHash(),
                CONTRACT.marketFeatures().stream().map(FeatureSpec::name).toList(),
                rows(wiring, model.features(), range),
                closes(wiring, range),
                decisions);
        return new Demo(result, page.html());
    }

    private static List<FeatureRow> rows(Wiring wiring, FeatureKey key, TimeRange range) {
        return wiring.stores()
                .features()
                .between(key, range.from(), range.end())
                .toList();
    }

    private static Map<Instant, Double> closes(Wiring wiring, TimeRange range) {
        Map<Instant, Double> closes = new HashMap<>();
        wiring.stores()
                .bars()
                .closedBetween(INSTRUMENT, range.from(), range.end())
                .toList()
                .forEach(stored -> {
                    Bar bar = stored.bar();
                    if (bar.high() > 0) {
                        closes.putIfAbsent(bar.time(), bar.close());
                    }
                });
        return closes;
    }
}
