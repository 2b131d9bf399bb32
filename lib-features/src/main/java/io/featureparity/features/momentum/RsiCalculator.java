// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.momentum;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.features.average.Smoother;
import io.featureparity.features.outcome.Outcome;
import io.featureparity.features.state.StateLayout;

/**
 * Clause C3: the relative strength index.
 *
 * <ul>
 *   <li>Empty, one value: undefined.
 *   <li>Absent: no gain and no loss at that bar and the next, and that feeds the averages (or absent, by dialect).
 *   <li>Constant, and only rising: undefined, for there is no loss (by dialect, only rising gives 100).
 *   <li>Only falling: 0. Extreme: stays from 0 to 100, also where the quotient is infinite.
 * </ul>
 */
public final class RsiCalculator {

    private final double epsilon;
    private final boolean absentWithoutEarlier;
    private final boolean undefinedWithoutLoss;
    private final Outcome outcome;

    private final Smoother gains;
    private final Smoother losses;
    private final int previous;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param layout gives out its places
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public RsiCalculator(StateLayout layout, Rsi parameters, double undefined) {
        epsilon = parameters.epsilon();
        absentWithoutEarlier = parameters.firstChange() == FirstChange.ABSENT;
        undefinedWithoutLoss = parameters.noLoss() == Rsi.NoLoss.UNDEFINED;
        outcome = Outcome.unclipped(undefined);
        previous = layout.number(Double.NaN);
        gains = new Smoother(layout, parameters.smoothing(), parameters.period());
        losses = new Smoother(layout, parameters.smoothing(), parameters.period());
    }

    /**
     * Takes the next bar.
     *
     * @param s the engine's state
     * @param close the close, NaN if absent
     * @return the feature's raw value
     */
    public double update(double[] s, double close) {
        double change = close - s[previous];
        s[previous] = close;
        if (Double.isNaN(change)) {
            change = absentWithoutEarlier ? Double.NaN : 0;
        }
        // Which way a market goes cannot be foretold: a branch on it would often be taken in vain, and max has none.
        double gain = Math.max(change, 0);
        double loss = gain - change; // 0, or the change with its sign turned: nothing is rounded
        return outcome.of(index(gains.update(s, gain), losses.update(s, loss)));
    }

    private double index(double gain, double loss) {
        double divisor = loss + epsilon;
        if (undefinedWithoutLoss && divisor == 0) {
            return Double.NaN;
        }
        // Do not simplify: 100 * gain / (gain + loss) rounds otherwise.
        double strength = gain / divisor;
        return 100 - 100 / (1 + strength);
    }
}
