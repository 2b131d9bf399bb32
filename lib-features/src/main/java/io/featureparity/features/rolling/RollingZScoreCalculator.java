// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.features.outcome.Outcome;
import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;

/**
 * Clause C10: {@code (value - mean) / deviation} over the last bars, this one included.
 *
 * <ul>
 *   <li>Empty, one value, fewer values than the least count: undefined.
 *   <li>Absent: undefined at that bar; it takes a place in the window.
 *   <li>Constant: undefined, for the deviation is 0.
 *   <li>Extreme: clipped; undefined where the sums over the window overflow, as in training.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class RollingZScoreCalculator implements Stateful {

    private final int minCount;
    private final Outcome outcome;

    private final RollingWindow window; // one ring for both
    private final RollingMean mean = new RollingMean();
    private final RollingDeviation deviation;

    /**
     * Makes the calculator, with an empty window.
     *
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public RollingZScoreCalculator(RollingZScore parameters, double undefined) {
        minCount = parameters.minCount();
        outcome = new Outcome(undefined, parameters.clip());
        window = new RollingWindow(parameters.window());
        deviation = new RollingDeviation(parameters.deviation());
    }

    /**
     * Takes the next bar's value.
     *
     * @param value the value, NaN if absent
     * @return the feature's raw value
     */
    public double update(double value) {
        double leaving = window.push(value);
        double center = mean.update(leaving, value);
        double spread = deviation.update(leaving, value, window);
        boolean defined = mean.count() >= minCount && spread != 0;
        return outcome.of(defined ? (value - center) / spread : Double.NaN);
    }

    @Override
    public void exchange(StateCursor cursor) {
        window.exchange(cursor);
        mean.exchange(cursor);
        deviation.exchange(cursor);
    }
}
