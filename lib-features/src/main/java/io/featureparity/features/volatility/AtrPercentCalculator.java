// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.volatility;

import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.features.average.Smoother;
import io.featureparity.features.outcome.Outcome;
import io.featureparity.features.state.StateLayout;

/**
 * Clause C5: the average true range as a part of the close.
 *
 * <ul>
 *   <li>Empty: undefined. One bar: {@code (high - low) / close} (by dialect, undefined).
 *   <li>Absent: undefined where the close is absent; the average stays where the range is.
 *   <li>Constant: 0. Extreme: no care is taken; a quotient beyond the largest double is infinite.
 * </ul>
 */
public final class AtrPercentCalculator {

    private final double epsilon;
    private final double scale;
    private final Outcome outcome;

    private final TrueRange trueRange;
    private final Smoother ranges;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param layout gives out its places
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public AtrPercentCalculator(StateLayout layout, AtrPercent parameters, double undefined) {
        epsilon = parameters.epsilon();
        scale = parameters.scale();
        outcome = Outcome.unclipped(undefined);
        trueRange = new TrueRange(layout, parameters.firstChange());
        ranges = new Smoother(layout, parameters.smoothing(), parameters.period());
    }

    /**
     * Takes the next bar.
     *
     * @param s the engine's state
     * @param high the high, NaN if absent
     * @param low the low, NaN if absent
     * @param close the close, NaN if absent
     * @return the feature's raw value
     */
    public double update(double[] s, double high, double low, double close) {
        double average = ranges.update(s, trueRange.update(s, high, low, close));
        return outcome.of(average / (close + epsilon) * scale); // do not simplify: divide first, then scale
    }
}
