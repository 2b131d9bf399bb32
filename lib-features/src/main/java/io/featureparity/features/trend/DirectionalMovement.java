// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.trend;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.features.state.StateCursor;
import io.featureparity.features.state.Stateful;

/**
 * Clause C6: by how much a bar's high went above, or its low went below, that of the bar before; the larger of the two
 * counts and the other is 0.
 *
 * <ul>
 *   <li>Empty: both 0. One bar, and a high or low that is absent now or was at the bar before: both 0 (by dialect,
 *       both absent).
 *   <li>Constant, and up as much as down: both 0. Extreme: prices are above 0 and finite, so both are finite.
 * </ul>
 *
 * <p>Not thread-safe.
 */
public final class DirectionalMovement implements Stateful {

    private final boolean absentWithoutEarlier;

    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;
    private double plus;
    private double minus;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param firstChange what the movements are worth where a high or a low is absent
     */
    public DirectionalMovement(FirstChange firstChange) {
        absentWithoutEarlier = firstChange == FirstChange.ABSENT;
    }

    /**
     * Takes the next bar.
     *
     * @param high the high, NaN if absent
     * @param low the low, NaN if absent
     */
    public void update(double high, double low) {
        double up = high - previousHigh;
        double down = previousLow - low;
        previousHigh = high;
        previousLow = low;
        // A comparison with an absent value does not hold, so that one absent value makes both movements 0.
        plus = up > down && up > 0 ? up : 0;
        minus = down > up && down > 0 ? down : 0;
        if (absentWithoutEarlier && (Double.isNaN(up) || Double.isNaN(down))) {
            plus = Double.NaN;
            minus = Double.NaN;
        }
    }

    /** {@return the movement upwards of the last bar, NaN if absent} */
    public double plus() {
        return plus;
    }

    /** {@return the movement downwards of the last bar, NaN if absent} */
    public double minus() {
        return minus;
    }

    @Override
    public void exchange(StateCursor cursor) {
        previousHigh = cursor.exchange(previousHigh);
        previousLow = cursor.exchange(previousLow);
        plus = cursor.exchange(plus);
        minus = cursor.exchange(minus);
    }
}
