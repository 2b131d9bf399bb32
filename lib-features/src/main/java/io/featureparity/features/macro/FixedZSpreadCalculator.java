// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.macro;

import io.featureparity.contract.calculation.FixedZSpread;
import io.featureparity.features.outcome.Outcome;

/**
 * Section F: {@code ((minuend - value) - mean) / std} with a fixed mean and deviation of the spread.
 *
 * <p>Every value stands for itself, so empty, one value and constant are nothing special. Absent: undefined. Extreme:
 * clipped, or infinite where there is no bound.
 */
public final class FixedZSpreadCalculator {

    private final double minuend;
    private final double mean;
    private final double std;
    private final Outcome outcome;

    /**
     * Makes the calculator.
     *
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public FixedZSpreadCalculator(FixedZSpread parameters, double undefined) {
        minuend = parameters.minuend();
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
        double spread = minuend - value;
        return outcome.of((spread - mean) / std); // do not simplify: the two constants are not taken together
    }
}
