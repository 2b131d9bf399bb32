// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import io.featureparity.contract.calculation.RollingZScore.Deviation;
import io.featureparity.features.state.StateLayout;

/**
 * Clause C9: the standard deviation of the present values of a window that the caller keeps.
 *
 * <ul>
 *   <li>Empty: absent. One value: absent (sample), or 0 but for the trace that values before it may have left (population).
 *   <li>Absent: takes a place in the window and does not count.
 *   <li>Constant: 0.
 *   <li>Extreme: when a step takes away nearly all of the squares' sum, everything is summed up anew from the window,
 *       which costs one walk over it, or next to nothing where all that is left is equal; short of that a trace of a value that has gone may stay, as it does in training.
 * </ul>
 */
public final class RollingDeviation {

    /** A step that leaves less than this part of the squares' sum has lost too many digits. */
    private static final double LEAST_PART_LEFT = 1000 * 0x1p-52;

    // Places of the state, counted from the first.
    private static final int MEAN = 0;
    private static final int SQUARES = 1;
    private static final int ADDING = 2; // the two compensations
    private static final int REMOVING = 3;
    private static final int COUNT = 4;

    private final boolean sample;
    private final int at;

    /**
     * Makes the deviation of an empty window.
     *
     * @param layout gives out its places
     * @param deviation what divides the sum of squares
     * @param length how many values the window holds
     */
    public RollingDeviation(StateLayout layout, Deviation deviation, int length) {
        sample = deviation == Deviation.SAMPLE;
        at = layout.number(0);
        layout.number(0);
        layout.number(0);
        layout.number(0);
        layout.count(length);
    }

    /**
     * Takes the window's move by one bar.
     *
     * @param s the engine's state
     * @param leaving the value that leaves, NaN if absent
     * @param entering the value that enters, NaN if absent
     * @param window the window, with the entering value already in it
     */
    public void move(double[] s, double leaving, double entering, RollingWindow window) {
        if (losesDigits(s, leaving, entering)) {
            startOver(s, window);
        }
    }

    /** Takes one value out and one in, and says whether one of the two steps has lost too many digits. */
    private boolean losesDigits(double[] s, double leaving, double entering) {
        double mean = s[at + MEAN];
        double squares = s[at + SQUARES];
        double count = s[at + COUNT];
        boolean lost = false;
        // Do not simplify: neither the compensations, which are algebraically 0 and stay apart, nor the two
        // differences of each product.
        if (!Double.isNaN(leaving)) {
            count--;
            if (count == 0) {
                mean = 0;
                squares = 0;
            } else {
                double compensation = s[at + REMOVING];
                double previous = mean - compensation;
                double y = leaving - compensation;
                double t = y - mean;
                s[at + REMOVING] = t + mean - y;
                mean -= t / count;
                double before = squares;
                squares -= (leaving - previous) * (leaving - mean);
                lost = squares < LEAST_PART_LEFT * before;
            }
        }
        if (!Double.isNaN(entering)) {
            count++;
            double compensation = s[at + ADDING];
            double previous = mean - compensation;
            double y = entering - compensation;
            double t = y - mean;
            s[at + ADDING] = t + mean - y;
            mean += t / count;
            double before = squares;
            squares += (entering - previous) * (entering - mean);
            lost |= squares < LEAST_PART_LEFT * before;
        }
        s[at + MEAN] = mean;
        s[at + SQUARES] = squares;
        s[at + COUNT] = count;
        return lost;
    }

    private void startOver(double[] s, RollingWindow window) {
        s[at + SQUARES] = 0;
        s[at + ADDING] = 0;
        s[at + REMOVING] = 0;
        double only = window.onlyValue(s);
        if (!Double.isNaN(only)) {
            // What adding them one by one comes to. Values that change once a session bring this about once a session,
            // for each column at the same bar: it is what would make the slowest bar of a hundred slow.
            s[at + MEAN] = 0 + only; // never -0.0
            return;
        }
        s[at + MEAN] = 0;
        s[at + COUNT] = 0;
        for (int age = 0; age < window.length(); age++) {
            losesDigits(s, Double.NaN, window.fromOldest(s, age)); // from nothing; there is nothing to lose
        }
    }

    /**
     * Gives the deviation.
     *
     * @param s the engine's state
     * @return the deviation, NaN if absent
     */
    public double value(double[] s) {
        double divisor = sample ? s[at + COUNT] - 1 : s[at + COUNT];
        if (divisor < 1) {
            return Double.NaN;
        }
        double variance = s[at + SQUARES] / divisor;
        return variance < 0 ? 0 : Math.sqrt(variance);
    }
}
