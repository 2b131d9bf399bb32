// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import io.featureparity.contract.calculation.RollingZScore.Deviation;
import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;

/**
 * Clause C9: the standard deviation of the present values of a window that the caller keeps.
 *
 * <ul>
 *   <li>Empty: absent. One value: absent (sample), or 0 but for the trace that values before it may have left (population).
 *   <li>Absent: takes a place in the window and does not count.
 *   <li>Constant: 0.
 *   <li>Extreme: when a step takes away nearly all of the squares' sum, everything is summed up anew from the window,
 *       which costs one walk over it; short of that a trace of a value that has gone may stay, as it does in training.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class RollingDeviation implements Stateful {

    /** A step that leaves less than this part of the squares' sum has lost too many digits. */
    private static final double LEAST_PART_LEFT = 1000 * 0x1p-52;

    private final boolean sample;

    private double mean;
    private double squares;
    private double addingCompensation;
    private double removingCompensation;
    private int count;

    /**
     * Makes the deviation of an empty window.
     *
     * @param deviation what divides the sum of squares
     */
    public RollingDeviation(Deviation deviation) {
        sample = deviation == Deviation.SAMPLE;
    }

    /**
     * Takes the window's move by one bar.
     *
     * @param leaving the value that leaves, NaN if absent
     * @param entering the value that enters, NaN if absent
     * @param window the window, with the entering value already in it
     * @return the deviation, NaN if absent
     */
    public double update(double leaving, double entering, RollingWindow window) {
        boolean digitsLost = false;
        if (!Double.isNaN(leaving)) {
            double before = squares;
            remove(leaving);
            digitsLost = count > 0 && squares < LEAST_PART_LEFT * before;
        }
        if (!Double.isNaN(entering)) {
            double before = squares;
            add(entering);
            digitsLost |= squares < LEAST_PART_LEFT * before;
        }
        if (digitsLost) {
            startOver(window);
        }
        return value();
    }

    private void add(double x) {
        // Do not simplify: neither the compensation, which is algebraically 0, nor the two differences of the product.
        count++;
        double previous = mean - addingCompensation;
        double y = x - addingCompensation;
        double t = y - mean;
        addingCompensation = t + mean - y;
        mean += t / count;
        squares += (x - previous) * (x - mean);
    }

    private void remove(double x) {
        count--;
        if (count == 0) {
            mean = 0;
            squares = 0;
            return;
        }
        // Do not simplify: see add; the two compensations stay apart.
        double previous = mean - removingCompensation;
        double y = x - removingCompensation;
        double t = y - mean;
        removingCompensation = t + mean - y;
        mean -= t / count;
        squares -= (x - previous) * (x - mean);
    }

    private void startOver(RollingWindow window) {
        mean = 0;
        squares = 0;
        addingCompensation = 0;
        removingCompensation = 0;
        count = 0;
        for (int i = 0; i < window.length(); i++) {
            double x = window.fromOldest(i);
            if (!Double.isNaN(x)) {
                add(x);
            }
        }
    }

    private double value() {
        int divisor = sample ? count - 1 : count;
        if (divisor < 1) {
            return Double.NaN;
        }
        double variance = squares / divisor;
        return variance < 0 ? 0 : Math.sqrt(variance);
    }

    @Override
    public void exchange(StateCursor cursor) {
        mean = cursor.exchange(mean);
        squares = cursor.exchange(squares);
        addingCompensation = cursor.exchange(addingCompensation);
        removingCompensation = cursor.exchange(removingCompensation);
        count = cursor.exchange(count, Integer.MAX_VALUE);
    }
}
