// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.volatility;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;

/**
 * Clause C4: the largest of {@code high - low}, {@code |high - close before|} and {@code |low - close before|}.
 *
 * <ul>
 *   <li>Empty: absent. One bar: {@code high - low} (by dialect, absent).
 *   <li>Absent: the terms that need the value are left out; if none is left, absent.
 *   <li>Constant: 0. Extreme: prices are above 0 and finite, so the range is finite.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class TrueRange implements Stateful {

    private final boolean absentWithoutEarlier;
    private double previousClose = Double.NaN;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param firstChange {@link FirstChange#ABSENT} if there is no range where the close before is absent
     */
    public TrueRange(FirstChange firstChange) {
        absentWithoutEarlier = firstChange == FirstChange.ABSENT;
    }

    /**
     * Takes the next bar.
     *
     * @param high the high, NaN if absent
     * @param low the low, NaN if absent
     * @param close the close, NaN if absent
     * @return the true range, NaN if absent
     */
    public double update(double high, double low, double close) {
        double before = previousClose;
        previousClose = close;
        if (absentWithoutEarlier && Double.isNaN(before)) {
            return Double.NaN;
        }
        return largest(high - low, largest(Math.abs(high - before), Math.abs(low - before)));
    }

    /** The larger one; where one is absent, the other. (Math.max would give NaN.) */
    private static double largest(double first, double second) {
        return second > first || Double.isNaN(first) ? second : first;
    }

    @Override
    public void exchange(StateCursor cursor) {
        previousClose = cursor.exchange(previousClose);
    }
}
