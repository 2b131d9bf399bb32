// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Normalizer;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.tests.market.Models;
import org.jspecify.annotations.Nullable;

/** The engine, honest step by step. Whoever wants a wrong one gets one of the steps wrong. */
class Engine implements FeatureSource {

    @Override
    public final void compute(GoldenCase golden, Rows rows) {
        FeatureContract contract = contract(golden);
        NormStats stats = stats(golden);
        FeatureEngine engine = FeatureEngine.of(Models.of(contract, stats));
        BarColumns bars = golden.bars();
        begin(contract);
        for (int row = 0; row < bars.size(); row++) {
            engine = before(engine, bars, row);
            feed(engine, bars, row);
            double[] raw = engine.barsSeen() == 0
                    ? new double[engine.model().normalizer().size()]
                    : engine.raw();
            alter(contract, bars, row, raw);
            float[] normalized = new float[raw.length];
            for (int i = 0; i < raw.length; i++) {
                FeatureStatistics statistics =
                        stats.statistics(contract.feature(i).name());
                normalized[i] = normalize(engine.model().normalizer(), i, statistics, contract.clip(), raw[i]);
            }
            swap(raw, normalized);
            rows.next(raw, normalized, observation(golden, engine, row, normalized));
        }
    }

    private float @Nullable [] observation(GoldenCase golden, FeatureEngine engine, int row, float[] normalized) {
        if (!golden.hasObservations() || engine.missingBars() > 0) {
            return null;
        }
        float[] out = new float[engine.contract().size()];
        observe(engine, golden.position(row), golden.bars().time(row), out);
        System.arraycopy(normalized, 0, out, 0, normalized.length);
        return out;
    }

    /** Which contract is computed. */
    FeatureContract contract(GoldenCase golden) {
        return golden.contract();
    }

    /** Which statistics normalise. */
    NormStats stats(GoldenCase golden) {
        return golden.stats();
    }

    /** A new case begins. */
    void begin(FeatureContract contract) {}

    /** Which engine takes the next bar. */
    FeatureEngine before(FeatureEngine engine, BarColumns bars, int row) {
        return engine;
    }

    /** Gives the engine its next bar. */
    void feed(FeatureEngine engine, BarColumns bars, int row) {
        feed(engine, bars, row, row);
    }

    /** Gives the engine a bar with the macro values of some row. */
    static void feed(FeatureEngine engine, BarColumns bars, int row, int macroRow) {
        engine.update(
                bars.time(row),
                bars.open(row),
                bars.high(row),
                bars.low(row),
                bars.close(row),
                macro(engine, bars, macroRow));
    }

    static double[] macro(FeatureEngine engine, BarColumns bars, int row) {
        double[] macro = new double[engine.contract().macroColumns().size()];
        for (int column = 0; column < macro.length; column++) {
            macro[column] = bars.macro(column, row);
        }
        return macro;
    }

    /** Alters what the engine computed. */
    void alter(FeatureContract contract, BarColumns bars, int row, double[] raw) {}

    /** From a raw value to the one that the model sees. */
    float normalize(Normalizer honest, int feature, FeatureStatistics statistics, double clip, double raw) {
        return honest.normalize(feature, raw);
    }

    /** The order in which the features stand. */
    void swap(double[] raw, float[] normalized) {}

    /** The observation, of which only the state features are used. */
    void observe(FeatureEngine engine, double position, long time, float[] out) {
        engine.observe(position, time, out);
    }
}
