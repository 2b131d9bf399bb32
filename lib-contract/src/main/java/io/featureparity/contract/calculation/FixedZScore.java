// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Section F: the distance from a fixed mean in fixed deviations.
 *
 * @param mean the mean
 * @param std the deviation, above 0
 * @param clip the bound on both sides; positive infinity for none
 */
public record FixedZScore(double mean, double std, double clip) implements Calculation.Market {

    /** Checks the parameters. {@inheritDoc} */
    public FixedZScore {
        new Rules().finite("mean", mean).positive("std", std).clip(clip).enforce();
    }

    @Override
    public String clause() {
        return "C10";
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
