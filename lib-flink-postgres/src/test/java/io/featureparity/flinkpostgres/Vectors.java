// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkpostgres;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.flink.FeatureJobConfig;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bars of five minutes, the vectors that a job sends of them, and the rows that a feature refresh would write. */
final class Vectors {

    static final double POSITION = 0.25;

    private static final String CONTRACT = ContractDocument.builtInText("1.0.0");
    private static final long OPENING = Instant.parse("2024-03-04T13:00:00Z").toEpochMilli();
    private static final int BAR = 300_000;

    static final Model MODEL = Model.of(
            FeatureContract.parse("contract", CONTRACT), NormStats.parse("norm_stats.json", GoldenData.statistics()));

    private Vectors() {}

    static FeatureJobConfig.Builder settings() {
        String manifest =
                ModelManifest.of("toy", MODEL.contract(), MODEL.stats()).toJson();
        return FeatureJobConfig.of(CONTRACT, GoldenData.statistics(), manifest).agentPosition(POSITION);
    }

    static InstrumentBar bar(String instrument, int index) {
        double close = 4000 + (index * 7919 + instrument.hashCode() % 97) % 1000 / 16.0;
        long time = OPENING + (long) index * BAR;
        return new InstrumentBar(instrument, "split", time, close, close + 1, close - 1, close + 0.5, 5);
    }

    /** The rows that belong to the first bars of an instrument. */
    static List<FeatureRow> rows(String instrument, int count) {
        MacroSeries noMacro = MacroSeries.of(MODEL.contract(), TradingCalendar.of(MODEL.contract(), Closures.none()));
        MarketFeed feed = MarketFeed.of(MODEL).macro(noMacro).build();
        FeatureKey key = FeatureKey.of(instrument, MODEL);
        List<FeatureRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            InstrumentBar bar = bar(instrument, i);
            feed.accept(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
            rows.add(row(key, feed.features()));
        }
        return rows;
    }

    private static FeatureRow row(FeatureKey key, FeatureView features) {
        Instant time = features.lastTime();
        if (features.missingBars() > 0) {
            return FeatureRow.warmingUp(key, time, features.barsSeen(), features.raw(), features.normalized());
        }
        float[] observation = new float[MODEL.contract().size()];
        features.observe(POSITION, features.lastMillis(), observation);
        return FeatureRow.of(
                key,
                time,
                features.barsSeen(),
                features.raw(),
                features.normalized(),
                POSITION,
                ObservationVector.of(observation));
    }

    /** The vector that a job sends where a refresh writes this row. */
    static FeatureVector vector(FeatureRow row) {
        return FeatureVector.wrapping(
                row.key().instrument(),
                row.time().toEpochMilli(),
                row.position(),
                false,
                row.observation().map(ObservationVector::toArray).orElse(new float[0]),
                row.raw());
    }
}
