// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.macro;

import io.featureparity.contract.calculation.FixedZScore;
import io.featureparity.features.outcome.Outcome;

/**
 * Section F: {@code (value - mean) / std} with a fixed mean and deviation.
 *
 * <p>Every value stands for itself, so empty, one value and constant are nothing special. Absent: undefined. Extreme:
 * clipped, or infinite where there is no bound.
 */
public final class FixedZScoreCalculator {

    private final double mean;
    private final double std;
    private final Outcome outcome;

    /**
     * Makes the calculator.
     *
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public FixedZScoreCalculator(FixedZScore parameters, double undefined) {
        mean = parameters.mean();
        std = parameters.std();
        outcome = new Outcome(undefined, parameters.clip());
    }

    /**
     * Takes the next bar's value.
     *
     * @param value the value, NaN if absent
     * @return the feature's raw value
     */
    public double update(double value) {
        return outcome.of((value - mean) / std); // do not simplify: never times 1 / std
    }
}
