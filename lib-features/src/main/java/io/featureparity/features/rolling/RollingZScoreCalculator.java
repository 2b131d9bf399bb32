// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.features.outcome.Outcome;
import io.featureparity.features.state.StateLayout;

/**
 * Clause C10: {@code (value - mean) / deviation} over the last bars, this one included.
 *
 * <ul>
 *   <li>Empty, one value, fewer values than the least count: undefined.
 *   <li>Absent: undefined at that bar; it takes a place in the window.
 *   <li>Constant: undefined, for the deviation is 0.
 *   <li>Extreme: clipped; undefined where the sums over the window overflow, as in training.
 * </ul>
 */
public final class RollingZScoreCalculator {

    private final double minCount;
    private final Outcome outcome;

    private final RollingWindow window; // one ring for both
    private final RollingMean mean;
    private final RollingDeviation deviation;

    /**
     * Makes the calculator, with an empty window.
     *
     * @param layout gives out its places
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public RollingZScoreCalculator(StateLayout layout, RollingZScore parameters, double undefined) {
        minCount = parameters.minCount();
        outcome = new Outcome(undefined, parameters.clip());
        window = new RollingWindow(layout, parameters.window());
        mean = new RollingMean(layout, parameters.window());
        deviation = new RollingDeviation(layout, parameters.deviation(), parameters.window());
    }

    /**
     * Takes the next bar's value.
     *
     * @param s the engine's state
     * @param value the value, NaN if absent
     */
    public void move(double[] s, double value) {
        double leaving = window.push(s, value);
        mean.move(s, leaving, value);
        deviation.move(s, leaving, value, window);
    }

    /**
     * Gives the score of the value that was taken last.
     *
     * @param s the engine's state
     * @param value the same value again
     * @return the feature's raw value
     */
    public double score(double[] s, double value) {
        double spread = deviation.value(s);
        boolean defined = mean.count(s) >= minCount && spread != 0;
        return outcome.of(defined ? (value - mean.value(s)) / spread : Double.NaN);
    }
}
