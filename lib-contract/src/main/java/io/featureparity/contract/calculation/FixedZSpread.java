// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Section F: the distance of a spread from a fixed mean in fixed deviations.
 *
 * @param minuend the constant from which the value is subtracted
 * @param mean the mean of the spread
 * @param std the deviation of the spread, above 0
 * @param clip the bound on both sides; positive infinity for none
 */
public record FixedZSpread(double minuend, double mean, double std, double clip) implements Calculation.Market {

    /** Checks the parameters. {@inheritDoc} */
    public FixedZSpread {
        new Rules()
                .finite("minuend", minuend)
                .finite("mean", mean)
                .positive("std", std)
                .clip(clip)
                .enforce();
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
