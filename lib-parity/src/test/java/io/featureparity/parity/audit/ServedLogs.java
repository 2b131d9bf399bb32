// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.AuditLogBuilder;
import io.featureparity.audit.InstrumentLog;
import io.featureparity.audit.WhenFull;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import io.featureparity.testsupport.market.MarketColumns;
import io.featureparity.testsupport.market.Markets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Writes logs of services: a market in sessions of sixty bars from 13:00 UTC, from a seed. */
final class ServedLogs {

    static final long OPENING = 1_709_557_200_000L; // 2024-03-04, a Monday, 13:00 UTC
    static final long BAR = 300_000;
    static final long DAY = 86_400_000;
    static final int SESSION = 60;
    static final String NAME = "example.com/served";
    static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    static final Model MODEL = Model.of(CONTRACT, NormStats.parse("norm_stats.json", GoldenData.statistics()));

    private ServedLogs() {}

    /** Writes a log, closed at the end. */
    static Path write(Path folder, Consumer<AuditLog> service) {
        return write(folder, MODEL, settings -> {}, service);
    }

    static Path write(Path folder, Model model, Consumer<AuditLogBuilder> settings, Consumer<AuditLog> service) {
        AuditLogBuilder builder =
                AuditLog.in(folder, NAME, model, () -> OPENING).whenFull(WhenFull.block(Duration.ofMinutes(1)));
        settings.accept(builder);
        try (AuditLog log = builder.open()) {
            service.accept(log);
        }
        return folder;
    }

    /** The segments of a log, packed or not. */
    static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .sorted()
                    .toList();
        }
    }

    /** The time of a bar, counted from the first session on. */
    static long time(int bar) {
        return OPENING + bar / SESSION * DAY + bar % SESSION * BAR;
    }

    /** The bars of a market: the same seed gives the same ones, however many of them are asked for. */
    static double[][] market(long seed, int bars) {
        int sessions = (bars + SESSION - 1) / SESSION;
        MarketColumns tidy =
                Markets.tidy(seed, sessions, CONTRACT.macroColumns().size());
        double[][] market = new double[bars][];
        for (int i = 0; i < bars; i++) {
            int row = i;
            market[i] = DoubleStream.concat(
                            DoubleStream.of(tidy.open()[row], tidy.high()[row], tidy.low()[row], tidy.close()[row]),
                            Stream.of(tidy.macro()).mapToDouble(column -> column[row]))
                    .toArray();
        }
        return market;
    }

    static void update(FeatureEngine engine, double[] bar, int at) {
        double[] macro = new double[bar.length - 4];
        System.arraycopy(bar, 4, macro, 0, macro.length);
        engine.update(time(at), bar[0], bar[1], bar[2], bar[3], macro);
    }

    /** Serves bars, and an observation at each that can be observed. */
    static void serve(FeatureEngine engine, double[][] market, int from, int to) {
        float[] out = new float[engine.contract().size()];
        for (int i = from; i < to; i++) {
            update(engine, market[i], i);
            if (engine.missingBars() == 0) {
                engine.observe(position(i), time(i), out);
            }
        }
    }

    static double position(int bar) {
        return bar % 7 / 10.0;
    }

    static FeatureEngine engine(Model model, ObservationSink sink) {
        return FeatureEngine.of(model, BadPrices.ABSENT, sink);
    }

    /** A service that serves a market to one instrument. */
    static Consumer<AuditLog> service(String instrument, long seed, int bars) {
        return log -> serve(engine(MODEL, log.instrument(instrument)), market(seed, bars), 0, bars);
    }

    /** A service whose features are those of another contract than it says. */
    static Consumer<AuditLog> skewed(String instrument, long seed, int bars, FeatureContract other) {
        return log -> {
            InstrumentLog sink = log.instrument(instrument);
            serve(engine(MODEL, new SkewedSink(sink, Model.of(other, MODEL.stats()))), market(seed, bars), 0, bars);
        };
    }

    /** The built-in contract with one value of a feature changed. */
    static FeatureContract changed(String feature, String pointer, String value) {
        return FeatureContract.parse(
                "changed",
                ContractDocument.builtIn("1.0.0")
                        .setInFeature(feature, pointer, value)
                        .toJson());
    }

    /** The built-in contract with an RSI by plain means. */
    static FeatureContract plainRsi() {
        return changed("rsi_9", "/calculation/smoothing", "mean");
    }
}
