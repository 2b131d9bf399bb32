// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.json.Sha256;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.store.RowCursor;
import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.MacroPublication;
import io.featureparity.store.row.RegisteredModel;
import io.featureparity.testsupport.golden.GoldenData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Bars as a real feed sends them, from a seed: twice, late, with other values, missing, forming, off the grid. */
final class Market {

    static final String INSTRUMENT = "USD/COP";
    static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    static final Model MODEL = Model.of(CONTRACT, NormStats.parse("norm_stats.json", GoldenData.statistics()));
    static final FeatureKey KEY = FeatureKey.of(INSTRUMENT, MODEL);

    /** Statistics of which one number is another. */
    static final Model OTHER = MODEL.withStatistics(NormStats.parse("norm_stats.json", otherStatistics()));

    static final Instant BEFORE = Instant.parse("2000-01-01T00:00:00Z");
    static final Instant AFTER = Instant.parse("2100-01-01T00:00:00Z");

    private static final TradingCalendar CALENDAR = TradingCalendar.of(CONTRACT, Closures.none());
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
    private static final int BARS_A_DAY = 60;

    private Market() {}

    static String otherStatistics() {
        String text = GoldenData.statistics();
        int mean = text.indexOf(':', text.indexOf("\"mean\"")) + 1;
        int end = text.indexOf(',', mean);
        return text.substring(0, mean) + " 0.25" + text.substring(end);
    }

    /** What the registry is told of a model. */
    static RegisteredModel registered(Model model, String version, String weights) {
        ModelManifest manifest = ModelFiles.manifest(model.stats().hash());
        String hash = Sha256.of(weights.getBytes(StandardCharsets.UTF_8));
        return RegisteredModel.of(INSTRUMENT, version, manifest, CONTRACT, hash, BEFORE);
    }

    /** Makes a model live. */
    static void makeLive(Stores stores, Model model, String version, String weights) {
        RegisteredModel registered = registered(model, version, weights);
        stores.models().register(registered);
        stores.models().makeLive(registered.id(), version);
    }

    /** Stores a few macro values and then some sessions of bars, with all that a feed does to them. */
    static void fill(Stores stores, long seed, int sessions) {
        stores.macro().append(macro());
        stores.bars().append(arrivals(seed, sessions));
    }

    static List<MacroPublication> macro() {
        List<MacroPublication> macro = new ArrayList<>();
        for (String column : CONTRACT.macroColumns()) {
            for (int day = -3; day < 12; day++) {
                LocalDate of = FIRST.plusDays(day);
                Instant published = of.atTime(21, 0).toInstant(ZoneOffset.UTC);
                macro.add(new MacroPublication(column, of, published, 100 + column.length() + day * 0.37));
            }
        }
        return macro;
    }

    static List<ArrivedBar> arrivals(long seed, int sessions) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ArrivedBar> bars = new ArrayList<>();
        double close = 4000;
        LocalDate day = FIRST;
        for (int session = 0; session < sessions; session++, day = nextDay(day)) {
            Instant opening = day.atTime(13, 0).toInstant(ZoneOffset.UTC);
            for (int i = 0; i < BARS_A_DAY; i++) {
                Instant time = opening.plus(Duration.ofMinutes(5L * i));
                close += random.nextInt(-8, 9) / 4.0;
                Bar bar = new Bar(time, close - 0.5, close + 1, close - 1, close, 10 + i);
                add(bars, random, bar, time.plusSeconds(300));
            }
        }
        return bars;
    }

    private static void add(List<ArrivedBar> bars, SplittableRandom random, Bar bar, Instant ended) {
        switch (random.nextInt(12)) {
            case 0 -> {
                bars.add(ArrivedBar.closed(INSTRUMENT, bar, ended));
                bars.add(ArrivedBar.closed(INSTRUMENT, bar, ended.plusSeconds(1))); // twice
            }
            case 1 -> {} // missing
            case 2 -> {
                bars.add(ArrivedBar.forming(INSTRUMENT, bar, bar.time().plusSeconds(60)));
                bars.add(ArrivedBar.closed(INSTRUMENT, bar, ended));
            }
            case 3 -> {
                bars.add(ArrivedBar.closed(INSTRUMENT, bar, ended));
                bars.add(ArrivedBar.closed(
                        INSTRUMENT,
                        new Bar(bar.time(), bar.open(), bar.high() + 1, bar.low(), bar.close() + 0.25, 1),
                        ended.plusSeconds(2))); // with other values
            }
            case 4 -> {
                bars.add(ArrivedBar.closed(INSTRUMENT, bar, ended));
                Instant late = bar.time().minusSeconds(1500);
                bars.add(ArrivedBar.closed(
                        INSTRUMENT, new Bar(late, 4000, 4001, 3999, 4000, 5), ended.plusSeconds(3))); // late
            }
            case 5 ->
                bars.add(ArrivedBar.closed(INSTRUMENT, new Bar(bar.time(), 1, 2, 3, Double.NaN, 1), ended)); // broken
            default -> bars.add(ArrivedBar.closed(INSTRUMENT, bar, ended));
        }
    }

    private static LocalDate nextDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return CALENDAR.isSessionDay(next) ? next : nextDay(next);
    }

    /** What one feed computes that sees all bars without any interruption. */
    static Map<Instant, FeatureRow> expected(Stores stores, Model model) {
        return new Uninterrupted(stores, model).rows();
    }

    /** What is stored. */
    static Map<Instant, FeatureRow> stored(Stores stores, Model model) {
        Map<Instant, FeatureRow> rows = new TreeMap<>();
        RowCursor<FeatureRow> cursor = stores.features().between(FeatureKey.of(INSTRUMENT, model), BEFORE, AFTER);
        for (FeatureRow row = cursor.next(); row != null; row = cursor.next()) {
            rows.put(row.time(), row);
        }
        return rows;
    }
}
