// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.momentum;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.features.average.Smoother;
import io.featureparity.features.outcome.Outcome;
import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;

/**
 * Clause C3: the relative strength index.
 *
 * <ul>
 *   <li>Empty, one value: undefined.
 *   <li>Absent: no gain and no loss at that bar and the next, and that feeds the averages (or absent, by dialect).
 *   <li>Constant, and only rising: undefined, for there is no loss (by dialect, only rising gives 100).
 *   <li>Only falling: 0. Extreme: stays from 0 to 100, also where the quotient is infinite.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class RsiCalculator implements Stateful {

    private final double epsilon;
    private final boolean absentWithoutEarlier;
    private final boolean undefinedWithoutLoss;
    private final Outcome outcome;

    private final Smoother gains;
    private final Smoother losses;
    private double previous = Double.NaN;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public RsiCalculator(Rsi parameters, double undefined) {
        epsilon = parameters.epsilon();
        absentWithoutEarlier = parameters.firstChange() == FirstChange.ABSENT;
        undefinedWithoutLoss = parameters.noLoss() == Rsi.NoLoss.UNDEFINED;
        outcome = Outcome.unclipped(undefined);
        gains = new Smoother(parameters.smoothing(), parameters.period());
        losses = new Smoother(parameters.smoothing(), parameters.period());
    }

    /**
     * Takes the next bar.
     *
     * @param close the close, NaN if absent
     * @return the feature's raw value
     */
    public double update(double close) {
        double change = close - previous;
        previous = close;
        double gain = change > 0 ? change : 0;
        double loss = change < 0 ? -change : 0;
        if (absentWithoutEarlier && Double.isNaN(change)) {
            gain = Double.NaN;
            loss = Double.NaN;
        }
        return outcome.of(index(gains.update(gain), losses.update(loss)));
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

    @Override
    public void exchange(StateCursor cursor) {
        previous = cursor.exchange(previous);
        gains.exchange(cursor);
        losses.exchange(cursor);
    }
}
