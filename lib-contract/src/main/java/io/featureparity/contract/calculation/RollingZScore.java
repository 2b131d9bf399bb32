// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Clause C10: the distance from the rolling mean in rolling deviations.
 *
 * @param window how many bars, this one included, at least 2
 * @param minCount how many values must be present for a result, at least 1
 * @param deviation which standard deviation is the divisor
 * @param clip the bound on both sides; positive infinity for none
 */
public record RollingZScore(int window, int minCount, Deviation deviation, double clip) implements Calculation.Market {

    /** Says which standard deviation is the divisor. */
    public enum Deviation {
        /** Clause C9: the sum of squares is divided by the count minus one; absent if there are fewer than two values. */
        SAMPLE,
        /** Section F: the sum of squares is divided by the count. */
        POPULATION
    }

    /** Checks the parameters. {@inheritDoc} */
    public RollingZScore {
        int mostValues = window < 2 ? Rules.LONGEST : window; // a window that is itself refused is no bound
        new Rules()
                .atLeast(2, "window", window)
                .within(1, mostValues, "min_count", minCount)
                .clip(clip)
                .enforce();
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
        return window;
    }
}
