// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Clause C12: a constant minus the value.
 *
 * @param minuend the constant
 */
public record Spread(double minuend) implements Calculation.Market {

    /** Checks the parameters. {@inheritDoc} */
    public Spread {
        new Rules().finite("minuend", minuend).enforce();
    }

    @Override
    public String clause() {
        return "C12";
    }

    @Override
    public Inputs inputs() {
        return Inputs.ONE_COLUMN;
    }

    @Override
    public int memoryBars(int barMinutes) {
        return 0;
    }
}
