// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.volatility;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.features.state.StateLayout;

/**
 * Clause C4: the largest of {@code high - low}, {@code |high - close before|} and {@code |low - close before|}.
 *
 * <ul>
 *   <li>Empty: absent. One bar: {@code high - low} (by dialect, absent).
 *   <li>Absent: the terms that need the value are left out; if none is left, absent.
 *   <li>Constant: 0. Extreme: prices are above 0 and finite, so the range is finite.
 * </ul>
 */
public final class TrueRange {

    private final boolean absentWithoutEarlier;
    private final int previousClose;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param layout gives out its places
     * @param firstChange {@link FirstChange#ABSENT} if there is no range where the close before is absent
     */
    public TrueRange(StateLayout layout, FirstChange firstChange) {
        absentWithoutEarlier = firstChange == FirstChange.ABSENT;
        previousClose = layout.number(Double.NaN);
    }

    /**
     * Takes the next bar.
     *
     * @param s the engine's state
     * @param high the high, NaN if absent
     * @param low the low, NaN if absent
     * @param close the close, NaN if absent
     * @return the true range, NaN if absent
     */
    public double update(double[] s, double high, double low, double close) {
        double before = s[previousClose];
        s[previousClose] = close;
        if (absentWithoutEarlier && Double.isNaN(before)) {
            return Double.NaN;
        }
        double range = high - low;
        if (low <= before && before <= high) {
            return range; // nearly always; neither of the other two can be larger, rounded or not
        }
        return largestPresent(range, largestPresent(Math.abs(high - before), Math.abs(low - before)));
    }

    /** The larger one; where one is absent, the other. (Math.max would give NaN.) */
    private static double largestPresent(double first, double second) {
        return second > first || Double.isNaN(first) ? second : first;
    }
}
