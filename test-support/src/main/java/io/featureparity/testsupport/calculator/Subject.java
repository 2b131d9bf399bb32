// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.calculator;

import io.featureparity.testsupport.series.Bars;

/** A calculator that keeps its state in an array which is not its own, as {@link CalculatorRules} look at it. */
public interface Subject {

    /** {@return a state as it is before the first bar, in an array of the caller's own} */
    double[] fresh();

    /**
     * Takes the next bar.
     *
     * @param state the state
     * @param bars bars
     * @param row which of them; a calculator of single values takes the close
     * @return the result
     */
    double update(double[] state, Bars bars, int row);

    /** {@return what it gives where its input says nothing: NaN if that is absent} */
    double undefined();

    /**
     * Refuses a state that it cannot be in, whatever it was fed.
     *
     * @param state the state
     */
    void requirePossible(double[] state);

    /** {@return how many numbers are kept before a bar, so that the bar can be taken back} */
    int backupLength();

    /**
     * Keeps what the next bar can change.
     *
     * @param state the state
     * @param backup where it is kept
     * @param at from which place on
     */
    void save(double[] state, double[] backup, int at);

    /**
     * Takes one bar back.
     *
     * @param backup what was kept before the bar
     * @param at from which place on
     * @param state the state
     */
    void restore(double[] backup, int at, double[] state);
}
