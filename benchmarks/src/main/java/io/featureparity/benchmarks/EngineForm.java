// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;

/** The engine, fed with one bar after the other. */
final class EngineForm implements Work {

    private final FeatureEngine engine;
    private final float[] observation;
    private final double[] raw;
    private final double[] macro;
    private final Bars bars;
    private final BarFeed feed;

    /** Takes the warm-up in, so that every bar from here on can be observed. */
    EngineForm(FeatureContract contract, Bars bars) {
        this(FeatureEngine.of(Model.of(contract, Statistics.like(contract))), bars);
    }

    /** Takes the warm-up in with an engine that somebody has set up. */
    EngineForm(FeatureEngine engine, Bars bars) {
        FeatureContract contract = engine.contract();
        this.engine = engine;
        this.observation = new float[contract.size()];
        this.raw = new double[contract.marketFeatures().size()];
        this.macro = new double[bars.macroCount()];
        this.bars = bars;
        this.feed = new BarFeed(bars);
        for (int i = 0; i < contract.warmUpBars(); i++) {
            update();
        }
    }

    FeatureEngine engine() {
        return engine;
    }

    float[] updateAndObserve() {
        update();
        engine.observe(0.5, feed.time(), observation);
        return observation;
    }

    /** The time of the bar in hand. */
    long time() {
        return feed.time();
    }

    void update() {
        int row = feed.next();
        bars.macro(row, macro);
        engine.update(feed.time(), bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro);
    }

    /** Shows the engine bars that it never takes in. */
    double[] peek() {
        int row = feed.next();
        bars.macro(row, macro);
        engine.peek(feed.time(), bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro, raw);
        return raw;
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
