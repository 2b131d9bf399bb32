// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.market;

import java.util.SplittableRandom;

/** The bars and macro values of a market in which nothing is wrong: see {@link Markets#tidy}. */
final class TidyMarket {

    private static final double LARGEST_MOVE = 0.0005;
    private static final double LARGEST_MACRO_MOVE = 0.02;

    private TidyMarket() {}

    static MarketColumns columns(SplittableRandom random, long[] time, int barsOfSession, int macroColumns) {
        double[][] prices = new double[4][time.length];
        double[][] macro = new double[macroColumns][time.length];
        double[] value = random.doubles(macroColumns, 10, 200).toArray();
        double last = random.nextDouble(1, 5_000);
        for (int i = 0; i < time.length; i++) {
            double close = last * (1 + random.nextDouble(-LARGEST_MOVE, LARGEST_MOVE));
            prices[0][i] = last;
            prices[1][i] = Math.max(last, close) * (1 + random.nextDouble(LARGEST_MOVE));
            prices[2][i] = Math.min(last, close) * (1 - random.nextDouble(LARGEST_MOVE));
            prices[3][i] = close;
            last = close;
            for (int column = 0; column < macroColumns; column++) {
                if (i % barsOfSession == 0) {
                    value[column] *= 1 + random.nextDouble(-LARGEST_MACRO_MOVE, LARGEST_MACRO_MOVE);
                }
                macro[column][i] = value[column];
            }
        }
        return new MarketColumns(time, prices[0], prices[1], prices[2], prices[3], macro);
    }
}
