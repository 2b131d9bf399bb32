// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.market;

import java.util.SplittableRandom;

/** Prices that walk on a grid of binary fractions, so that arithmetic on them is exact. */
public final class GridPrices {

    /** Grid prices stay below this; taken from it they are exact, above 0 and on the grid. */
    public static final double MIRROR = 16_384;

    private static final double TICK = 1 / 64.0;
    private static final int LEAST_TICKS = 1_000 * 64;
    private static final int MOST_TICKS = 8_000 * 64;

    private GridPrices() {}

    /** Opens, highs, lows and closes. */
    static double[][] walk(SplittableRandom random, int length, int oneInSoManyIsAbsent) {
        double[][] prices = new double[4][length];
        int last = random.nextInt(LEAST_TICKS, MOST_TICKS);
        for (int i = 0; i < length; i++) {
            int close = Math.min(MOST_TICKS, Math.max(LEAST_TICKS, last + random.nextInt(-640, 641)));
            int high = Math.max(last, close) + random.nextInt(200);
            int low = Math.min(last, close) - random.nextInt(200);
            int[] ticks = {last, high, low, close};
            for (int k = 0; k < ticks.length; k++) {
                boolean absent = oneInSoManyIsAbsent > 0 && random.nextInt(oneInSoManyIsAbsent) == 0;
                prices[k][i] = absent ? Double.NaN : ticks[k] * TICK;
            }
            last = close;
        }
        return prices;
    }
}
