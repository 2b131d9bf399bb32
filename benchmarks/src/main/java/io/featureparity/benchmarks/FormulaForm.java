// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import java.util.List;

/** An engine of formulas, fed with bars that have a volume; one operation is one bar. */
final class FormulaForm implements Work {

    private final FeatureEngine engine;
    private final BarBuffer buffer = BarBuffer.of(List.of());
    private final float[] normalized;
    private final TradedBars bars;
    private final BarColumns columns;
    private long bar;

    FormulaForm(FeatureContract contract, NormStats stats, TradedBars bars) {
        engine = FeatureEngine.of(Model.of(contract, stats));
        normalized = new float[contract.marketFeatures().size()];
        this.bars = bars;
        columns = bars.columns(contract);
    }

    static FormulaForm catalogue(TradedBars bars) {
        return new FormulaForm(FormulaContracts.catalogue(), FormulaContracts.catalogueStatistics(), bars);
    }

    /** So many formulas, none of which takes statistics. */
    static FormulaForm ofMany(int formulas, TradedBars bars) {
        return new FormulaForm(FormulaContracts.of(formulas), NormStats.parse("none", "{}"), bars);
    }

    FeatureEngine engine() {
        return engine;
    }

    /** Takes one more bar in, and gives its normalised features. */
    float[] nextBar() {
        int row = bars.row(bar);
        buffer.set(
                bars.time(bar++),
                bars.open()[row],
                bars.high()[row],
                bars.low()[row],
                bars.close()[row],
                bars.volume()[row]);
        engine.update(buffer);
        engine.normalized(normalized);
        return normalized;
    }

    /** The raw features of all bars, from the beginning. */
    double[][] columns() {
        engine.reset();
        return new FeatureBatch(engine).raw(columns);
    }

    @Override
    public double run(int operations) {
        double sum = 0;
        for (int i = 0; i < operations; i++) {
            sum += nextBar()[0];
        }
        return sum;
    }
}
