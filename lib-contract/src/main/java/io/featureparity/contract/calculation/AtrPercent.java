// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Clause C5: the average true range as a part of the close.
 *
 * @param period the number n of the average, at least 1
 * @param smoothing how the true range is averaged
 * @param epsilon what is added to the close before dividing; 0 for the contract
 * @param firstChange whether the first bar has a true range
 * @param scale what the quotient is multiplied by; 1 for the contract, 100 where percent was meant
 */
public record AtrPercent(int period, Smoothing smoothing, double epsilon, FirstChange firstChange, double scale)
        implements Calculation.Market {

    /** Checks the parameters. {@inheritDoc} */
    public AtrPercent {
        new Rules()
                .atLeast(1, "period", period)
                .epsilon(epsilon)
                .positive("scale", scale)
                .enforce();
    }

    @Override
    public String clause() {
        return "C5";
    }

    @Override
    public Inputs inputs() {
        return Inputs.HIGH_LOW_CLOSE;
    }

    @Override
    public int memoryBars(int barMinutes) {
        return MemoryBound.ofAverage(smoothing, period);
    }
}
