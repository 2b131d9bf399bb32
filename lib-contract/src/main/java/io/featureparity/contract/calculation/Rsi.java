// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Clause C3: the relative strength index.
 *
 * @param period the number n of the averages, at least 1
 * @param smoothing how gains and losses are averaged
 * @param epsilon what is added to the average loss before dividing; clause C3 adds 0, some dialects (section F) add
 *     more
 * @param firstChange the value of the first change
 * @param noLoss the value of the index where the divisor is zero
 */
public record Rsi(int period, Smoothing smoothing, double epsilon, FirstChange firstChange, NoLoss noLoss)
        implements Calculation.Market {

    /** The value of the index in a market without a loss. */
    public enum NoLoss {
        /** Clause C3: undefined, also in a market that only rises. */
        UNDEFINED,
        /** Section F: the division is carried out. It gives 100 in a rising market and no value in a flat one. */
        DIVIDE
    }

    /** Checks the parameters. {@inheritDoc} */
    public Rsi {
        new Rules().atLeast(1, "period", period).epsilon(epsilon).enforce();
    }

    @Override
    public String clause() {
        return "C3";
    }

    @Override
    public Inputs inputs() {
        return Inputs.ONE_COLUMN;
    }

    @Override
    public int memoryBars(int barMinutes) {
        return MemoryBound.ofAverage(smoothing, period);
    }
}
