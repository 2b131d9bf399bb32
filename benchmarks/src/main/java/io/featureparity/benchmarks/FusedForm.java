// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;

/** The fused form, fed as the engine is. */
final class FusedForm implements Work {

    private final FusedFeatures fused;
    private final float[] observation = new float[FusedFeatures.SIZE];
    private final double[] macro = new double[FusedFeatures.MACRO_COUNT];
    private final Bars bars;
    private final BarFeed feed;

    FusedForm(Bars bars) {
        FeatureContract contract = Contracts.usdcop();
        this.fused = new FusedFeatures(contract, Statistics.like(contract));
        this.bars = bars;
        this.feed = new BarFeed(bars);
        for (int i = 0; i < contract.warmUpBars(); i++) {
            updateAndObserve();
        }
    }

    FusedFeatures features() {
        return fused;
    }

    float[] updateAndObserve() {
        int row = feed.next();
        bars.macro(row, macro);
        fused.update(feed.time(), bars.high(row), bars.low(row), bars.close(row), macro, 0.5, observation);
        return observation;
    }

    @Override
    public double run(int operations) {
        double sum = 0;
        for (int i = 0; i < operations; i++) {
            sum += updateAndObserve()[0];
        }
        return sum;
    }
}
