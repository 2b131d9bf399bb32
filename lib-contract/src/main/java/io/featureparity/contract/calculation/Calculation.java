// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * A calculation that a contract can name, with its parameters. This type is only data. The clauses (section C) define
 * to the bit what each calculation computes, and {@link FormulaTemplate} writes it as a formula.
 *
 * <p>Some parameters are not used by the contract itself. They describe the known dialects (section F), so that a
 * foreign column can be recognised and a legacy model can be served on purpose.
 */
public sealed interface Calculation {

    /** {@return the clause of docs/contract.md that defines it, such as {@code C3}; {@code G} for a formula} */
    String clause();

    /** {@return which columns it reads; the same for all calculations of this kind} */
    Inputs inputs();

    /**
     * Clause D5: for how many bars, counted from the start of the history, the result is expected to depend on that
     * start; {@link Integer#MAX_VALUE} if it never forgets.
     *
     * @param barMinutes how many minutes a bar takes
     * @return the bars; 0 if it looks at one bar alone
     */
    int memoryBars(int barMinutes);

    /** A calculation over bars and macro values; its result is normalised. */
    sealed interface Market extends Calculation
            permits LogReturn,
                    Rsi,
                    AtrPercent,
                    Adx,
                    RollingZScore,
                    FixedZScore,
                    Change,
                    DailyChange,
                    Spread,
                    FixedZSpread,
                    Formula {}

    /** A value that comes from the agent or its clock, not from the market. */
    sealed interface State extends Calculation permits Position, SessionTime {

        @Override
        default Inputs inputs() {
            return Inputs.NONE;
        }

        @Override
        default int memoryBars(int barMinutes) {
            return 0;
        }

        /** {@return the smallest value that the feature can have} */
        double least();

        /** {@return the largest value that the feature can have} */
        double most();
    }
}
