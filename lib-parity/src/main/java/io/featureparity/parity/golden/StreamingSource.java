// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The engine, fed bar by bar. */
final class StreamingSource implements FeatureSource {

    /** The models of the contracts that were met: cases of one contract share its compiled program. */
    private final ConcurrentMap<FeatureContract, Model> models = new ConcurrentHashMap<>();

    @Override
    public void compute(GoldenCase golden, Rows rows) {
        FeatureEngine engine = FeatureEngine.of(models.computeIfAbsent(golden.contract(), Model::withoutStatistics)
                .withStatistics(golden.stats()));
        BarColumns bars = golden.bars();
        double[] raw = new double[engine.model().normalizer().size()];
        float[] normalized = new float[raw.length];
        float[] observation = new float[golden.contract().size()];
        new FeatureBatch(engine).forEachRow(bars, (row, at) -> {
            at.raw(raw);
            at.normalized(normalized);
            if (golden.hasObservations() && at.missingBars() == 0) {
                at.observe(golden.position(row), bars.time(row), observation);
                rows.next(raw, normalized, observation);
            } else {
                rows.next(raw, normalized, null);
            }
        });
    }
}
