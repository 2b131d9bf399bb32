// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;

/**
 * Many engines, each fed with one bar in turn. Each is one bar further on in the same market than the one before it: so
 * every engine sees a market that goes on, and bars are read from memory in order however many engines there are. What
 * differs with their number is where their state is.
 */
final class InstrumentsForm implements Work {

    private final FeatureEngine[] engines;
    private final float[] observation;
    private final double[] macro;
    private final Bars bars;
    private int engine;
    private int firstRow;
    private long firstShift;

    InstrumentsForm(int instruments, Bars bars) {
        FeatureContract contract = Contracts.usdcop();
        Model model = Model.of(contract, Statistics.like(contract));
        this.bars = bars;
        observation = new float[contract.size()];
        macro = new double[bars.macroCount()];
        engines = new FeatureEngine[instruments];
        for (int i = 0; i < instruments; i++) {
            engines[i] = FeatureEngine.of(model);
            for (int k = 0; k < contract.warmUpBars(); k++) {
                engines[i].advance(k);
            }
        }
    }

    float[] updateAndObserve() {
        int row = firstRow + engine;
        long shift = firstShift;
        if (row >= bars.length()) {
            row -= bars.length();
            shift += bars.span();
        }
        long time = bars.time(row) + shift;
        bars.macro(row, macro);
        FeatureEngine next = engines[engine];
        next.update(time, bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro);
        next.observe(0.5, time, observation);
        engine++;
        if (engine == engines.length) {
            engine = 0;
            nextRound();
        }
        return observation;
    }

    private void nextRound() {
        firstRow++;
        if (firstRow == bars.length()) {
            firstRow = 0;
            firstShift += bars.span();
        }
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
