// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** Takes golden bars apart into what the service is sent, and asks the service what the model would see. */
record ServiceSource(BarAssembly assembly) implements FeatureSource {

    @Override
    public void compute(GoldenCase golden, Rows rows) {
        Service service = new Service(FeatureEngine.of(Model.of(golden.contract(), golden.stats())), assembly);
        BarColumns bars = golden.bars();
        double[] macro = new double[golden.contract().macroColumns().size()];
        for (int row = 0; row < bars.size(); row++) {
            for (int column = 0; column < macro.length; column++) {
                macro[column] = bars.macro(column, row);
            }
            service.take(minutes(bars, row), macro);
            boolean observed = golden.hasObservations() && service.isReady();
            rows.next(service.raw(), service.normalized(), observed ? service.observation(golden.position(row)) : null);
        }
    }

    private static List<MinuteBar> minutes(BarColumns bars, int row) {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(bars.time(row)), BarAssembly.BOGOTA);
        double absent = Double.NaN;
        double beforeTheClose = Double.isNaN(bars.close(row)) ? absent : bars.high(row);
        return List.of(
                new MinuteBar(time, bars.open(row), absent, absent, absent),
                new MinuteBar(time.plusMinutes(1), absent, absent, bars.low(row), absent),
                new MinuteBar(time.plusMinutes(3), absent, bars.high(row), absent, beforeTheClose),
                new MinuteBar(time.plusMinutes(4), absent, absent, absent, bars.close(row)));
    }
}
