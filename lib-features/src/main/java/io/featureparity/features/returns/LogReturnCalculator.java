// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.returns;

import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.features.outcome.Outcome;
import io.featureparity.features.rolling.RollingWindow;
import io.featureparity.features.state.StateLayout;

/**
 * Clause C2: the log return over a number of bars.
 *
 * <ul>
 *   <li>Empty, one value, fewer earlier bars than the lag: undefined.
 *   <li>Absent, now or the lag ago: undefined.
 *   <li>Constant: 0.
 *   <li>Extreme: prices are above 0 and finite, so the logarithm is too, unless the quotient leaves the range of a
 *       double: then it is infinite, or clipped.
 * </ul>
 */
public final class LogReturnCalculator {

    private final LogReturn.Form form;
    private final Outcome outcome;
    private final RollingWindow closes;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param layout gives out its places
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public LogReturnCalculator(StateLayout layout, LogReturn parameters, double undefined) {
        form = parameters.form();
        outcome = new Outcome(undefined, parameters.clip());
        closes = new RollingWindow(layout, parameters.lag());
    }

    /**
     * Takes the next bar.
     *
     * @param s the engine's state
     * @param close the close, NaN if absent
     * @return the feature's raw value
     */
    public double update(double[] s, double close) {
        double earlier = closes.push(s, close);
        if (form == LogReturn.Form.LOG_OF_QUOTIENT) {
            // Do not simplify: Math.log may differ from one JVM or processor to the next.
            return outcome.of(NaturalLogarithm.of(close / earlier));
        }
        if (form == LogReturn.Form.DIFFERENCE_OF_LOGS) {
            return outcome.of(NaturalLogarithm.of(close) - NaturalLogarithm.of(earlier));
        }
        return outcome.of(close / earlier - 1);
    }
}
