// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.market;

import java.util.SplittableRandom;

/** The prices and macro values of a market that no tidy feed has: see {@link Markets#ragged}. */
final class RaggedMarket {

    /** For how many bars a macro value stands on average, one for each kind of column. */
    private static final int[] STEADINESS = {6, 12, 80};

    /** A value that has leapt as far as this leaps no further, so that it stays finite however long the market is. */
    private static final double FARTHEST = 1e100;

    private final SplittableRandom random;
    private final double[][] prices;
    private double last;
    private final double tick;
    private int mood;
    private int absentBars;

    private RaggedMarket(SplittableRandom random, int length) {
        this.random = random;
        prices = new double[4][length];
        last = Math.scalb(1 + random.nextDouble(), random.nextInt(-20, 21));
        tick = random.nextInt(3) == 0 ? last / 256 : 0;
    }

    static MarketColumns columns(SplittableRandom random, long[] time, int macroColumns) {
        RaggedMarket market = new RaggedMarket(random.split(), time.length);
        for (int i = 0; i < time.length; i++) {
            market.putBar(i);
        }
        double[][] prices = market.prices;
        return new MarketColumns(
                time, prices[0], prices[1], prices[2], prices[3], macro(random, time.length, macroColumns));
    }

    private void putBar(int row) {
        if (random.nextInt(25) == 0) {
            mood = random.nextInt(5);
        }
        if (random.nextInt(60) == 0) {
            absentBars = 1 + random.nextInt(random.nextInt(4) == 0 ? 80 : 4);
        }
        double open = last;
        double close = next();
        double spread = mood == 0 ? 0 : Math.abs(close - open) + last * 0.001 * random.nextDouble();
        prices[0][row] = seen(open);
        prices[1][row] = seen(Math.max(open, close) + (random.nextBoolean() ? spread : 0));
        prices[2][row] = seen(Math.min(open, close) - (random.nextBoolean() ? Math.min(spread, last / 4) : 0));
        prices[3][row] = seen(close);
        last = close;
        absentBars--;
    }

    private double next() {
        double moved =
                switch (mood) {
                    case 0 -> last; // flat
                    case 1 -> last * (1 + 0.002 * random.nextDouble()); // only rising
                    case 2 -> last * (1 - 0.002 * random.nextDouble()); // only falling
                    case 3 -> last * (random.nextInt(8) == 0 ? 0.7 + 0.6 * random.nextDouble() : 1); // jumps
                    default -> last * (1 + 0.002 * (random.nextDouble() - 0.5));
                };
        return tick > 0 && moved > 2 * tick ? Math.rint(moved / tick) * tick : moved;
    }

    private double seen(double price) {
        return absentBars > 0 || random.nextInt(80) == 0 ? Double.NaN : price;
    }

    /** Macro columns, each of a steadiness of its own. */
    static double[][] macro(SplittableRandom random, int length, int columns) {
        double[][] macro = new double[columns][];
        for (int i = 0; i < columns; i++) {
            macro[i] = macro(random.split(), length);
        }
        return macro;
    }

    private static double[] macro(SplittableRandom random, int length) {
        double[] values = new double[length];
        double value = 100 * random.nextDouble();
        int steadiness = STEADINESS[random.nextInt(STEADINESS.length)];
        int oneInSoManyLeaps = random.nextBoolean() ? 12 : 24;
        int absent = 0;
        for (int i = 0; i < length; i++) {
            if (random.nextInt(steadiness) == 0) {
                value = step(random, oneInSoManyLeaps, value);
            }
            if (random.nextInt(50) == 0) {
                absent = 1 + random.nextInt(random.nextInt(3) == 0 ? 130 : 5);
            }
            values[i] = absent-- > 0 ? Double.NaN : value;
        }
        return values;
    }

    private static double step(SplittableRandom random, int kinds, double value) {
        return switch (random.nextInt(kinds)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> -value;
            case 3 -> Math.abs(value) < FARTHEST ? value * 1e9 : value;
            case 4 -> value / 1e9;
            default -> value + random.nextDouble() - 0.5;
        };
    }
}
