// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.macro;

import io.featureparity.contract.calculation.Spread;
import io.featureparity.features.outcome.Outcome;

/**
 * Clause C12: a constant less the value.
 *
 * <p>Every value stands for itself, so empty, one value and constant are nothing special. Absent: undefined, which for
 * the contract stays absent. Extreme: no care is taken.
 */
public final class SpreadCalculator {

    private final double minuend;
    private final Outcome outcome;

    /**
     * Makes the calculator.
     *
     * @param parameters what to calculate
     * @param undefined what an undefined value reads as; NaN if it stays absent
     */
    public SpreadCalculator(Spread parameters, double undefined) {
        minuend = parameters.minuend();
        outcome = Outcome.unclipped(undefined);
    }

    /**
     * Takes the next bar's value.
     *
     * @param value the value, NaN if absent
     * @return the feature's raw value
     */
    public double update(double value) {
        return outcome.of(minuend - value);
    }
}
