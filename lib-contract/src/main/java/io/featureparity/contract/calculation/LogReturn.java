// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * Clause C2: the log return over a number of bars.
 *
 * @param lag how many bars back, at least 1
 * @param form how the return is computed
 * @param clip the bound on both sides; positive infinity for none
 */
public record LogReturn(int lag, Form form, double clip) implements Calculation.Market {

    /** How a return is computed. */
    public enum Form {
        /** Clause C2: the logarithm of the quotient. */
        LOG_OF_QUOTIENT,
        /** Section F: the difference of two logarithms. */
        DIFFERENCE_OF_LOGS,
        /** Section F: the quotient minus one. */
        PERCENTAGE
    }

    /** Checks the parameters. {@inheritDoc} */
    public LogReturn {
        new Rules().atLeast(1, "lag", lag).clip(clip).enforce();
    }

    @Override
    public String clause() {
        return "C2";
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
