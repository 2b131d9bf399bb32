// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.flink;

import io.featureparity.benchmarks.Statistics;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.flink.FeatureJobConfig;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Bars of many instruments, one after the other, a macro value for each column, and the settings of a job. */
final class FlinkMarket {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 4);
    private static final long OPENING =
            DAY.atTime(13, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    private static final int BAR = 300_000;

    private FlinkMarket() {}

    static Model model() {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        return Model.of(contract, Statistics.like(contract));
    }

    static FeatureJobConfig settings() {
        Model model = model();
        return FeatureJobConfig.of(
                        model.contract().document().canonicalText(),
                        model.stats().document().canonicalText(),
                        ModelManifest.of("toy", model.contract(), model.stats()).toJson())
                .build();
    }

    static InstrumentBar bar(long index, int instruments) {
        long row = index / instruments;
        double close = 4000 + (index * 7919 % 1000) / 16.0;
        return new InstrumentBar(
                "I" + index % instruments, "s", OPENING + row * BAR, close, close + 1, close - 1, close, 5);
    }

    static List<Publication> publications(Model model) {
        return model.contract().macroColumns().stream()
                .map(column -> new Publication(column, DAY.toEpochDay() - 3, OPENING - 1, 50))
                .toList();
    }

    /** The macro values as a feed outside of Flink has them. */
    static MacroSeries series(Model model) {
        MacroSeries series = MacroSeries.of(model.contract(), TradingCalendar.of(model.contract(), Closures.none()));
        publications(model)
                .forEach(each -> series.add(
                        series.columns().indexOf(each.column()), each.epochDay(), each.available(), each.value()));
        return series;
    }
}
