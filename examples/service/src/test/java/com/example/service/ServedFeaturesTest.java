// SPDX-License-Identifier: Apache-2.0
package com.example.service;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.junit.ParityTest;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;
import java.time.Instant;
import java.time.LocalDateTime;

/** The service's own way from a candle to its model, compared with training. Each golden case is a test. */
final class ServedFeaturesTest extends ParityTest {

    @Override
    protected FeatureContract contract() {
        return FeatureContract.builtIn("usdcop-m5", "1.0.0"); // the one that the model's manifest names
    }

    @Override
    protected FeatureSource source() {
        return ServedFeaturesTest::serve;
    }

    private static void serve(GoldenCase golden, FeatureSource.Rows rows) {
        Model model = Model.of(golden.contract(), golden.stats());
        Service service = new Service(MarketFeed.of(model).build());
        BarColumns bars = golden.bars();
        double[] macro = new double[golden.contract().macroColumns().size()];
        for (int row = 0; row < bars.size(); row++) {
            for (int column = 0; column < macro.length; column++) {
                macro[column] = bars.macro(column, row);
            }
            Candle candle = candle(bars, row);
            service.take(candle, macro);
            boolean observed = golden.hasObservations() && service.features().missingBars() == 0;
            rows.next(
                    service.features().raw(),
                    service.features().normalized(),
                    observed
                            ? service.observe(golden.position(row), candle.begin())
                                    .toArray()
                            : null);
        }
    }

    /** A golden bar in the form in which the market sends it. */
    private static Candle candle(BarColumns bars, int row) {
        LocalDateTime begin = LocalDateTime.ofInstant(Instant.ofEpochMilli(bars.time(row)), Service.MARKET);
        return new Candle(begin, bars.open(row), bars.high(row), bars.low(row), bars.close(row), bars.volume(row));
    }
}
