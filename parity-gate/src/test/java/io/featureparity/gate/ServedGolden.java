// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.InstrumentLog;
import io.featureparity.audit.WhenFull;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A service that serves the bars of a golden case, and its log. */
final class ServedGolden {

    static final String LOG = "example.com/golden";
    static final Model MODEL = Model.of(
            FeatureContract.builtIn("usdcop-m5", "1.0.0"), NormStats.load(GoldenData.path(GoldenData.STATISTICS)));

    private ServedGolden() {}

    static Path write(Path folder, Consumer<AuditLog> service) {
        try (AuditLog log = AuditLog.in(folder, LOG, MODEL, () -> 1_709_557_200_000L)
                .whenFull(WhenFull.block(Duration.ofMinutes(1)))
                .open()) {
            service.accept(log);
        }
        return folder;
    }

    /** The last segment of a log, which is never packed. */
    static Path lastSegment(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.getFileName().toString().startsWith("segment-"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Serves the bars of a file, and an observation at each that can be observed. */
    static void serve(AuditLog log, String instrument, Path bars) {
        InstrumentLog sink = log.instrument(instrument);
        MarketFeed feed = MarketFeed.of(MODEL).sink(sink).build();
        each(bars, (time, values) -> {
            FeedDecision decision =
                    feed.accept(time, values[0], values[1], values[2], values[3], Double.NaN, macro(values));
            observe(feed.features(), decision);
        });
    }

    /** Serves the bars of a file by a service that computes another contract. */
    static void serveAs(AuditLog log, String instrument, Path bars, FeatureContract other) {
        InstrumentLog sink = log.instrument(instrument);
        FeatureEngine own = FeatureEngine.of(MODEL);
        FeatureEngine skewed = FeatureEngine.of(Model.of(other, MODEL.stats()));
        each(bars, (time, values) -> {
            if (sink.wantsState(own.view(), time)) {
                sink.state(own.snapshot(), time);
            }
            own.update(time, values[0], values[1], values[2], values[3], macro(values));
            skewed.update(time, values[0], values[1], values[2], values[3], macro(values));
            var bar =
                    io.featureparity.features.raw.BarBuffer.of(MODEL.contract().macroColumns());
            bar.set(time, values[0], values[1], values[2], values[3], Double.NaN);
            bar.setMacro(macro(values));
            sink.updated(skewed.view(), bar);
            if (skewed.missingBars() == 0) {
                float[] out = new float[15];
                skewed.observe(0.5, time, out);
                sink.observed(skewed.view(), 0.5, skewed.contract().session().timeNormalized(time), out, 0);
            }
        });
    }

    private static void observe(FeatureView features, FeedDecision decision) {
        if (decision.isTaken() && features.missingBars() == 0) {
            features.observe(0.5, features.lastMillis(), new float[15]);
        }
    }

    private interface Row {
        void take(long time, double[] values);
    }

    private static void each(Path bars, Row row) {
        List<String> lines = GoldenTables.lines(bars);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            double[] values = new double[fields.length - 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = fields[i + 1].isEmpty() ? Double.NaN : Double.parseDouble(fields[i + 1]);
            }
            row.take(Instant.parse(fields[0]).toEpochMilli(), values);
        }
    }

    private static double[] macro(double[] values) {
        double[] macro = new double[values.length - 4];
        System.arraycopy(values, 4, macro, 0, macro.length);
        return macro;
    }
}
