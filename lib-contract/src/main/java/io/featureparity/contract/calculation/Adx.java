// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Clause C7: the average directional index.
 *
 * @param period the number n of all its averages, at least 1
 * @param smoothing how the true range, the movements and the index are averaged
 * @param epsilon what is added to both divisors; clause C7 adds 0, some dialects (section F) add more
 * @param firstChange the value of the first directional movement
 * @param output which of the two indices is the feature
 */
public record Adx(int period, Smoothing smoothing, double epsilon, FirstChange firstChange, Output output)
        implements Calculation.Market {

    /** Says which index is the feature. */
    public enum Output {
        /** Clause C7: the averaged index. */
        ADX,
        /** Section F: the index before it is averaged. */
        DX
    }

    /** Checks the parameters. {@inheritDoc} */
    public Adx {
        new Rules().atLeast(1, "period", period).epsilon(epsilon).enforce();
    }

    @Override
    public String clause() {
        return "C7";
    }

    @Override
    public Inputs inputs() {
        return Inputs.HIGH_LOW_CLOSE;
    }

    @Override
    public int memoryBars(int barMinutes) {
        return switch (output) {
            case DX -> MemoryBound.ofAverage(smoothing, period);
            case ADX -> MemoryBound.ofAverageOfAverages(smoothing, period);
        };
    }
}
