// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.macro;

import io.featureparity.contract.calculation.Change;
import io.featureparity.features.outcome.Outcome;
import io.featureparity.features.rolling.RollingWindow;
import io.featureparity.features.state.StateLayout;

/**
 * Clause C11: {@code (value - previous) / previous}, previous being the value a number of bars before.
 *
 * <ul>
 *   <li>Empty, one value, fewer earlier bars than the lag: undefined.
 *   <li>Absent, now or the lag ago: undefined; the last present value does not step in.
 *   <li>Constant: 0; constantly 0: undefined.
 *   <li>Extreme: a change from 0 is infinite and stands, unless clipped.
 * </ul>
 */
public final class ChangeCalculator {

    private final Outcome outcome;
    private final RollingWindow values;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param layout gives out its places
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public ChangeCalculator(StateLayout layout, Change parameters, double undefined) {
        outcome = new Outcome(undefined, parameters.clip());
        values = new RollingWindow(layout, parameters.lag());
    }

    /**
     * Takes the next bar's value.
     *
     * @param s the engine's state
     * @param value the value, NaN if absent
     * @return the feature's raw value
     */
    public double update(double[] s, double value) {
        double previous = values.push(s, value);
        return outcome.of((value - previous) / previous); // do not simplify to value / previous - 1
    }
}
