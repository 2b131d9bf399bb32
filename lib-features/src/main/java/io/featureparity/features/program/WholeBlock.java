// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.Presence;

/**
 * Questions about a whole column, asked by vectors: the column is folded to a quarter of its length, and only that is gone
 * through. Rows behind the last one that is filled in are asked too, so a yes holds for each row, but a no may be for nothing;
 * so may one of a sum that overflows. Columns of a block with fewer rows get a no.
 */
public final class WholeBlock {

    private static final int QUARTER = Block.MOST_ROWS / 4;

    private WholeBlock() {}

    /**
     * Asks whether all values are present and finite.
     *
     * @param x the column
     * @param room another one, which means nothing afterwards
     * @return whether they are
     */
    public static boolean isFinite(double[] x, double[] room) {
        if (x.length != Block.MOST_ROWS) {
            return false;
        }
        for (int i = 0; i < QUARTER; i++) {
            room[i] = (x[i] + x[i + QUARTER]) + (x[i + 2 * QUARTER] + x[i + 3 * QUARTER]);
        }
        double sum = 0;
        for (int i = 0; i < QUARTER; i += 4) {
            sum += (room[i] + room[i + 1]) + (room[i + 2] + room[i + 3]);
        }
        return Presence.isFinite(sum);
    }

    /**
     * Asks whether all values are present, and none is a zero.
     *
     * @param x the column
     * @param room another one, which means nothing afterwards
     * @return whether they are so
     */
    static boolean isApartFromZero(double[] x, double[] room) {
        if (x.length != Block.MOST_ROWS) {
            return false;
        }
        for (int i = 0; i < QUARTER; i++) {
            double a = Math.min(Math.abs(x[i]), Math.abs(x[i + QUARTER]));
            double b = Math.min(Math.abs(x[i + 2 * QUARTER]), Math.abs(x[i + 3 * QUARTER]));
            room[i] = Math.min(a, b);
        }
        return isAbove(room, 0);
    }

    /**
     * Asks whether no value is below zero, and all are present.
     *
     * @param x the column
     * @param room another one, which means nothing afterwards
     * @return whether they are so
     */
    public static boolean isNotNegative(double[] x, double[] room) {
        if (x.length != Block.MOST_ROWS) {
            return false;
        }
        for (int i = 0; i < QUARTER; i++) {
            room[i] = Math.min(Math.min(x[i], x[i + QUARTER]), Math.min(x[i + 2 * QUARTER], x[i + 3 * QUARTER]));
        }
        return isAbove(room, -Double.MIN_VALUE);
    }

    private static boolean isAbove(double[] folded, double bound) {
        for (int i = 0; i < QUARTER; i++) {
            if (!(folded[i] > bound)) {
                return false;
            }
        }
        return true;
    }
}
