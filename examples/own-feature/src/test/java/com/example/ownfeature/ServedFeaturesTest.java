// SPDX-License-Identifier: Apache-2.0
package com.example.ownfeature;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.junit.ParityTest;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.parity.golden.GoldenSuite;
import java.nio.file.Path;

/** The service's own way from bars to its model, compared with training. Each golden case is a test. */
final class ServedFeaturesTest extends ParityTest {

    private static final Path SUITE = Path.of("golden"); // seen from the folder of the pom

    @Override
    protected FeatureContract contract() {
        return FeatureContract.load(SUITE.resolve("contract.json"));
    }

    @Override
    protected GoldenSuite suite() {
        return GoldenSuite.open(SUITE);
    }

    @Override
    protected FeatureSource source() {
        return ServedFeaturesTest::serve;
    }

    /** Put your service in place of the engine: give it each bar in the form in which your market sends it. */
    private static void serve(GoldenCase golden, FeatureSource.Rows rows) {
        FeatureEngine engine = FeatureEngine.of(Model.of(golden.contract(), golden.stats()));
        BarColumns bars = golden.bars();
        BarBuffer bar = BarBuffer.of(bars.macroColumns());
        for (int row = 0; row < bars.size(); row++) {
            bars.read(row, bar);
            engine.update(bar);
            rows.next(engine.raw(), engine.normalized(), null);
        }
    }
}
