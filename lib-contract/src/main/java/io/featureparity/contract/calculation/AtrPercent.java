// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Clause C5: the average true range divided by the close.
 *
 * @param period the number n of the average, at least 1
 * @param smoothing how the true range is averaged
 * @param epsilon what is added to the close before dividing; clause C5 adds 0, some dialects (section F) add more
 * @param firstChange whether the first bar has a true range
 * @param scale what the quotient is multiplied by: 1 in clause C5, 100 for percent
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
