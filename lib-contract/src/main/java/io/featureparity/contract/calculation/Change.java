// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Clause C11: the relative change over a number of bars.
 *
 * @param lag how many bars back, at least 1
 * @param clip the bound on both sides; positive infinity for none
 */
public record Change(int lag, double clip) implements Calculation.Market {

    /** Checks the parameters. {@inheritDoc} */
    public Change {
        new Rules().atLeast(1, "lag", lag).clip(clip).enforce();
    }

    @Override
    public String clause() {
        return "C11";
    }

    @Override
    public Inputs inputs() {
        return Inputs.ONE_COLUMN;
    }

    @Override
    public int memoryBars(int barMinutes) {
        return lag;
    }
}
