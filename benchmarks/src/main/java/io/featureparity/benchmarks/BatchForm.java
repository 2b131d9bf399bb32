// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Batches of a thousand bars, one after the other, over a market in columns; one operation is one batch. */
final class BatchForm implements Work {

    static final int BARS_OF_BATCH = 1_000;

    private final FeatureEngine engine;
    private final FeatureBatch batch;
    private final BarColumns[] pieces;
    private final double[] position = new double[BARS_OF_BATCH];
    private final float[] out;
    private int piece;

    BatchForm(FeatureContract contract, Bars bars) {
        engine = FeatureEngine.of(Model.of(contract, Statistics.like(contract)));
        batch = new FeatureBatch(engine);
        BarColumns whole = Columns.of(bars).forContract(contract);
        pieces = IntStream.range(0, bars.length() / BARS_OF_BATCH)
                .mapToObj(i -> whole.rows(i * BARS_OF_BATCH, (i + 1) * BARS_OF_BATCH))
                .toArray(BarColumns[]::new);
        Arrays.fill(position, 0.5);
        out = new float[BARS_OF_BATCH * contract.size()];
    }

    @Override
    public double run(int operations) {
        double sum = 0;
        for (int i = 0; i < operations; i++) {
            if (piece == pieces.length) {
                piece = 0;
                engine.reset();
            }
            batch.observations(pieces[piece++], position, out);
            sum += out[out.length - 1];
        }
        return sum;
    }
}
