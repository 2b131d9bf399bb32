// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.trend;

import io.featureparity.contract.calculation.FirstChange;
import io.featureparity.features.state.StateLayout;

/**
 * Clause C6: by how much a bar's high went above, or its low went below, that of the bar before; the larger of the two
 * counts and the other is 0.
 *
 * <ul>
 *   <li>Empty: both 0. One bar, and a high or low that is absent now or was at the bar before: both 0 (by dialect,
 *       both absent).
 *   <li>Constant, and up as much as down: both 0. Extreme: prices are above 0 and finite, so both are finite.
 * </ul>
 */
public final class DirectionalMovement {

    private final boolean absentWithoutEarlier;
    private final int previousHigh;
    private final int previousLow;

    /**
     * Makes the calculator, before the first bar.
     *
     * @param layout gives out its places
     * @param firstChange what the movements are worth where a high or a low is absent
     */
    public DirectionalMovement(StateLayout layout, FirstChange firstChange) {
        absentWithoutEarlier = firstChange == FirstChange.ABSENT;
        previousHigh = layout.number(Double.NaN);
        previousLow = layout.number(Double.NaN);
    }

    /**
     * Takes the next bar's high.
     *
     * @param s the engine's state
     * @param high the high, NaN if absent
     * @return by how much it is above the one before, NaN if absent
     */
    public double up(double[] s, double high) {
        double up = high - s[previousHigh];
        s[previousHigh] = high;
        return up;
    }

    /**
     * Takes the next bar's low.
     *
     * @param s the engine's state
     * @param low the low, NaN if absent
     * @return by how much it is below the one before, NaN if absent
     */
    public double down(double[] s, double low) {
        double down = s[previousLow] - low;
        s[previousLow] = low;
        return down;
    }

    /**
     * Gives the movement that counts upwards: {@code larger(up, down)}; and downwards: {@code larger(down, up)}.
     *
     * @param move the move in question, NaN if absent
     * @param other the move the other way, NaN if absent
     * @return the move if it is the larger of the two and above 0, else 0; or NaN if absent
     */
    public double larger(double move, double other) {
        if (Double.isNaN(move) || Double.isNaN(other)) {
            return absentWithoutEarlier ? Double.NaN : 0;
        }
        // move > other && move > 0 ? move : 0, without the branch: which way a market goes cannot be foretold.
        double ahead = Math.max(move, 0);
        double lead = Math.max(other, 0) - ahead; // below 0 exactly where the move is the larger one, and above 0
        long whole = Double.doubleToRawLongBits(lead) >> (Long.SIZE - 1); // all bits or none
        return Double.longBitsToDouble(Double.doubleToRawLongBits(ahead) & whole);
    }
}
