// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.Optional;

/** Finds out whether one column is the other some rows before or after. */
final class RowShift {

    /** As many rows that differ from the row before them tell a shift from a column that does not move. */
    private static final int FEWEST_MOVES = 2;

    private RowShift() {}

    /** {@return how many rows before the row the actual value stands that is expected there; below 0 if it stands after it} */
    static Optional<Integer> in(double[] expected, double[] actual, int rows) {
        for (int distance = 1; distance <= rows / 2; distance++) {
            if (isShifted(expected, actual, rows, distance)) {
                return Optional.of(distance);
            }
            if (isShifted(actual, expected, rows, distance)) {
                return Optional.of(-distance);
            }
        }
        return Optional.empty();
    }

    private static boolean isShifted(double[] later, double[] earlier, int rows, int distance) {
        int moves = 0;
        for (int i = distance; i < rows; i++) {
            if (Double.compare(later[i], earlier[i - distance]) != 0) {
                return false;
            }
            boolean present = !Double.isNaN(later[i]) && !Double.isNaN(later[i - 1]);
            moves += i > distance && present && later[i] != later[i - 1] ? 1 : 0;
        }
        return moves >= FEWEST_MOVES;
    }
}
