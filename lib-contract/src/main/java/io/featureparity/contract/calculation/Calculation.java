// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/**
 * A calculation that a contract can name, with its parameters. What each one computes, to the bit, is said by the
 * clauses (section C) and done by the calculator of the same name; here it is only data.
 *
 * <p>The parameters beyond those that the contract itself uses describe the known dialects (section F). They exist so
 * that a foreign column can be recognised, and so that a legacy model can be served on purpose.
 */
public sealed interface Calculation {

    /** {@return which columns it reads; the same for all of its kind} */
    Inputs inputs();

    /**
     * Clause D5: for how many bars it is expected to remember where its history began, counted from there.
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
                    FixedZSpread {}

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

        /** {@return the smallest value that it can have} */
        double least();

        /** {@return the largest value that it can have} */
        double most();
    }
}
