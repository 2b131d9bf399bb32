// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.raw.BarBlock;
import io.featureparity.features.raw.NamedCalculation;
import io.featureparity.features.raw.RawEngine;
import io.featureparity.features.raw.RawFeatures;
import java.util.List;

/** A calculation in an engine of its own: the next bar in, the raw value out. */
final class OneFeature {

    private static final String COLUMN = "x";
    private static final double ABSENT = Double.NaN;
    private static final long FIVE_MINUTES = 300_000;

    private final RawEngine engine;
    private final BarBlock block;
    private final double[] macro;
    private long time;

    private OneFeature(Calculation.Market calculation, String column, List<String> macroColumns, double undefined) {
        NamedCalculation named = new NamedCalculation("one", calculation, List.of(column), undefined);
        engine = RawEngine.of(RawFeatures.of(macroColumns, List.of(named)));
        macro = new double[macroColumns.size()];
        block = engine.newBlock();
    }

    /** A calculation of prices. */
    static OneFeature ofPrices(Calculation.Market calculation, double undefined) {
        return new OneFeature(calculation, "close", List.of(), undefined);
    }

    /** A calculation of a macro column. */
    static OneFeature ofMacro(Calculation.Market calculation, double undefined) {
        return new OneFeature(calculation, COLUMN, List.of(COLUMN), undefined);
    }

    double next(double high, double low, double close) {
        time += FIVE_MINUTES;
        engine.update(time, ABSENT, high, low, close, macro);
        return engine.value(0);
    }

    /** Whole columns in, as a batch takes them, from the beginning. */
    void over(CompleteBars bars, double[] out) {
        engine.reset();
        for (int from = 0; from < out.length; from += block.room()) {
            int count = Math.min(block.room(), out.length - from);
            System.arraycopy(bars.time(), from, block.time(), 0, count);
            System.arraycopy(bars.open(), from, block.column(BarLayout.OPEN), 0, count);
            System.arraycopy(bars.high(), from, block.column(BarLayout.HIGH), 0, count);
            System.arraycopy(bars.low(), from, block.column(BarLayout.LOW), 0, count);
            System.arraycopy(bars.close(), from, block.column(BarLayout.CLOSE), 0, count);
            engine.update(block, count);
            System.arraycopy(block.value(0), 0, out, from, count);
        }
    }

    double next(double value) {
        time += FIVE_MINUTES;
        macro[0] = value;
        engine.update(time, ABSENT, ABSENT, ABSENT, ABSENT, macro);
        return engine.value(0);
    }
}
