// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Section F: the relative change from the last value of the day before. Days are those of the contract's session; see
 * {@link io.featureparity.contract.SessionClock}.
 *
 * @param clip the bound on both sides; positive infinity for none
 */
public record DailyChange(double clip) implements Calculation.Market {

    /** Checks the parameters. {@inheritDoc} */
    public DailyChange {
        new Rules().clip(clip).enforce();
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
        return MemoryBound.ofTwoDays(barMinutes);
    }
}
