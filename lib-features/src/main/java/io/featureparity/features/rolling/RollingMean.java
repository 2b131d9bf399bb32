// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.rolling;

import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;

/**
 * Clause C8: the mean of the present values of a window that the caller keeps.
 *
 * <ul>
 *   <li>Empty: absent. One value: that value.
 *   <li>Absent: takes a place in the window and does not count.
 *   <li>Constant: exactly that constant, as soon as nothing else is left in the window.
 *   <li>Extreme: adding and removing are compensated, yet a value that dwarfs the rest leaves a trace in the sum after
 *       it has gone, as it does in training. The sum and the compensations outlive an emptied window.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class RollingMean implements Stateful {

    private double sum;
    private double addingCompensation;
    private double removingCompensation;
    private int count;
    private int negativeCount;
    private double last = Double.NaN;
    private int run;

    /** Makes the mean of an empty window. */
    public RollingMean() {}

    /**
     * Takes the window's move by one bar.
     *
     * @param leaving the value that leaves, NaN if absent
     * @param entering the value that enters, NaN if absent
     * @return the mean, NaN if absent
     */
    public double update(double leaving, double entering) {
        if (!Double.isNaN(leaving)) {
            remove(leaving);
        }
        if (!Double.isNaN(entering)) {
            add(entering);
        }
        return value();
    }

    /** {@return how many values of the window are present} */
    public int count() {
        return count;
    }

    private void add(double x) {
        // Do not simplify: each step rounds, and the order of the steps is the result.
        double y = x - addingCompensation;
        double t = sum + y;
        addingCompensation = t - sum - y;
        sum = t;
        count++;
        negativeCount += signBit(x);
        run = x == last ? run + 1 : 1; // 0.0 and -0.0 are equal here; the last one gives the sign
        last = x;
    }

    private void remove(double x) {
        // Do not simplify: the two compensations stay apart.
        double y = -x - removingCompensation;
        double t = sum + y;
        removingCompensation = t - sum - y;
        sum = t;
        count--;
        negativeCount -= signBit(x);
    }

    private double value() {
        if (count == 0) {
            return Double.NaN;
        }
        if (run >= count) {
            return last;
        }
        double mean = sum / count;
        if (negativeCount == 0 && mean < 0) {
            return 0;
        }
        if (negativeCount == count && mean > 0) {
            return 0;
        }
        return mean;
    }

    private static int signBit(double x) {
        return (int) (Double.doubleToRawLongBits(x) >>> 63);
    }

    @Override
    public void exchange(StateCursor cursor) {
        sum = cursor.exchange(sum);
        addingCompensation = cursor.exchange(addingCompensation);
        removingCompensation = cursor.exchange(removingCompensation);
        count = cursor.exchange(count, Integer.MAX_VALUE);
        negativeCount = cursor.exchange(negativeCount, Integer.MAX_VALUE);
        last = cursor.exchange(last);
        run = cursor.exchange(run, Integer.MAX_VALUE);
    }
}
