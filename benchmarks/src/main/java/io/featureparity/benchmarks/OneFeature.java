// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.calculation.Calculation;
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
    private final double[] macro = {ABSENT};
    private long time;

    private OneFeature(Calculation.Market calculation, String column, double undefined) {
        NamedCalculation named = new NamedCalculation("one", calculation, List.of(column), undefined);
        engine = RawEngine.of(RawFeatures.of(List.of(COLUMN), List.of(named)));
    }

    /** A calculation of prices. */
    static OneFeature ofPrices(Calculation.Market calculation, double undefined) {
        return new OneFeature(calculation, "close", undefined);
    }

    /** A calculation of a macro column. */
    static OneFeature ofMacro(Calculation.Market calculation, double undefined) {
        return new OneFeature(calculation, COLUMN, undefined);
    }

    double next(double high, double low, double close) {
        time += FIVE_MINUTES;
        engine.update(time, ABSENT, high, low, close, macro);
        return engine.value(0);
    }

    double next(double value) {
        time += FIVE_MINUTES;
        macro[0] = value;
        engine.update(time, ABSENT, ABSENT, ABSENT, ABSENT, macro);
        return engine.value(0);
    }
}
