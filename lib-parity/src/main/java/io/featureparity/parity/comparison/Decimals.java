// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

/** Finds out whether values are others, rounded to some decimals. */
final class Decimals {

    private static final int MOST = 12;

    /** A number that has so many decimals is so near to a whole one, once it is multiplied. */
    private static final double WHOLE = 1e-6;

    private Decimals() {}

    /** {@return to how many decimals, the fewest that explain it; -1 if to none} */
    static int of(double[] rounded, double[] exact) {
        double unit = 1;
        for (int decimals = 0; decimals <= MOST; decimals++) {
            if (isRounded(rounded, exact, unit)) {
                return decimals;
            }
            unit *= 10;
        }
        return -1;
    }

    private static boolean isRounded(double[] rounded, double[] exact, double unit) {
        boolean moves = false;
        for (int i = 0; i < rounded.length; i++) {
            double scaled = rounded[i] * unit;
            boolean whole = Math.abs(scaled - Math.rint(scaled)) <= WHOLE;
            if (!whole || !(Math.abs(scaled - exact[i] * unit) <= 0.5 + WHOLE)) {
                return false;
            }
            moves |= rounded[i] != rounded[0];
        }
        return moves;
    }
}
