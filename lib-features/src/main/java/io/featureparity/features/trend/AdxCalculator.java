// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.trend;

import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.features.average.Smoother;
import io.featureparity.features.outcome.Outcome;
import io.featureparity.features.state.StateLayout;
import io.featureparity.features.volatility.TrueRange;

/**
 * Clause C7: the average directional index, or by dialect the index before it is averaged.
 *
 * <ul>
 *   <li>Empty, one bar: undefined.
 *   <li>Absent: the index is absent where a divisor is, and then its average stays.
 *   <li>Constant: undefined, for nothing moves. One-sided: 100.
 *   <li>Extreme: stays from 0 to 100 but for rounding; where an indicator is infinite, the index is absent.
 * </ul>
 */
public final class AdxCalculator {

    private final double epsilon;
    private final boolean averaged;
    private final Outcome outcome;

    private final TrueRange trueRange;
    private final DirectionalMovement movement;
    private final Smoother ranges;
    private final Smoother pluses;
    private final Smoother minuses;
    private final Smoother indices;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param layout gives out its places
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public AdxCalculator(StateLayout layout, Adx parameters, double undefined) {
        epsilon = parameters.epsilon();
        averaged = parameters.output() == Adx.Output.ADX;
        outcome = Outcome.unclipped(undefined);
        trueRange = new TrueRange(layout, FirstChange.ZERO);
        movement = new DirectionalMovement(layout, parameters.firstChange());
        ranges = new Smoother(layout, parameters.smoothing(), parameters.period());
        pluses = new Smoother(layout, parameters.smoothing(), parameters.period());
        minuses = new Smoother(layout, parameters.smoothing(), parameters.period());
        indices = new Smoother(layout, parameters.smoothing(), parameters.period());
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
        double range = ranges.update(s, trueRange.update(s, high, low, close));
        double up = movement.up(s, high);
        double down = movement.down(s, low);
        double plus = pluses.update(s, movement.larger(up, down));
        double minus = minuses.update(s, movement.larger(down, up));
        double index = index(range + epsilon, plus, minus);
        return outcome.of(averaged ? indices.update(s, index) : index);
    }

    private double index(double rangeDivisor, double plus, double minus) {
        if (rangeDivisor == 0) {
            return Double.NaN;
        }
        // Do not simplify: the range does not cancel out, and 100 is multiplied before each division.
        double plusIndicator = (100 * plus) / rangeDivisor;
        double minusIndicator = (100 * minus) / rangeDivisor;
        double sumDivisor = plusIndicator + minusIndicator + epsilon;
        if (sumDivisor == 0) {
            return Double.NaN;
        }
        return (100 * Math.abs(plusIndicator - minusIndicator)) / sumDivisor;
    }
}
