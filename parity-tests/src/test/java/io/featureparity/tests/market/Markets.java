// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.market;

import java.util.SplittableRandom;

/** Makes markets from a seed. */
public final class Markets {

    /** Grid prices stay below this; taken from it they are exact, above 0 and on the grid. */
    public static final double MIRROR = 16_384;

    private static final long FIRST_TIME = 1_709_557_200_000L; // 2024-03-04T13:00:00Z
    private static final long FIVE_MINUTES = 300_000;
    private static final int MACRO_COLUMNS = 6;
    private static final double TICK = 1 / 64.0;
    private static final int LEAST_TICKS = 1_000 * 64;
    private static final int MOST_TICKS = 8_000 * 64;

    private Markets() {}

    /**
     * A market with everything that a real feed has and a tidy one lacks: flats, jumps, coarse ticks, bars without
     * prices, single prices missing, macro values that stand for hours, vanish for longer than a window, cross zero, or
     * leap by orders of magnitude.
     */
    public static Market ragged(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Market(times(random.split(), length), raggedPrices(random.split(), length), macro(random, length));
    }

    /**
     * A market whose prices are whole sixty-fourths from 1,000 to 8,000, so that differences and small sums of them are
     * exact, and so is {@link #MIRROR} less a price. Nothing is absent.
     */
    public static Market grid(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Market(times(random.split(), length), gridPrices(random.split(), length, 0), macro(random, length));
    }

    /** A market as {@link #grid}, with bars without prices and single prices missing. */
    public static Market gridWithHoles(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Market(times(random.split(), length), gridPrices(random.split(), length, 12), macro(random, length));
    }

    private static long[] times(SplittableRandom random, int length) {
        long[] time = new long[length];
        long now = FIRST_TIME;
        for (int i = 0; i < length; i++) {
            time[i] = now;
            now += FIVE_MINUTES * (random.nextInt(20) == 0 ? 1 + random.nextInt(300) : 1);
        }
        return time;
    }

    private static double[][] raggedPrices(SplittableRandom random, int length) {
        double[][] prices = new double[4][length];
        double last = Math.scalb(1 + random.nextDouble(), random.nextInt(-20, 21));
        double tick = random.nextInt(3) == 0 ? last / 256 : 0;
        int mood = 0;
        int absent = 0;
        for (int i = 0; i < length; i++) {
            if (random.nextInt(25) == 0) {
                mood = random.nextInt(5);
            }
            if (random.nextInt(60) == 0) {
                absent = 1 + random.nextInt(random.nextInt(4) == 0 ? 80 : 4);
            }
            double close = next(random, mood, last, tick);
            double spread = mood == 0 ? 0 : Math.abs(close - last) + last * 0.001 * random.nextDouble();
            double high = Math.max(last, close) + (random.nextBoolean() ? spread : 0);
            double low = Math.min(last, close) - (random.nextBoolean() ? Math.min(spread, last / 4) : 0);
            put(random, prices, i, absent > 0 ? 1 : 80, last, high, low, close);
            last = close;
            absent--;
        }
        return prices;
    }

    private static double next(SplittableRandom random, int mood, double last, double tick) {
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

    private static double[][] gridPrices(SplittableRandom random, int length, int oneInSoManyIsAbsent) {
        double[][] prices = new double[4][length];
        int last = random.nextInt(LEAST_TICKS, MOST_TICKS);
        for (int i = 0; i < length; i++) {
            int close = Math.min(MOST_TICKS, Math.max(LEAST_TICKS, last + random.nextInt(-640, 641)));
            int high = Math.max(last, close) + random.nextInt(200);
            int low = Math.min(last, close) - random.nextInt(200);
            put(random, prices, i, oneInSoManyIsAbsent, last * TICK, high * TICK, low * TICK, close * TICK);
            last = close;
        }
        return prices;
    }

    /** Puts a bar in, each price of which may be absent: one in so many, none for 0, each for 1. */
    private static void put(SplittableRandom random, double[][] prices, int row, int oneInSoMany, double... bar) {
        for (int i = 0; i < bar.length; i++) {
            prices[i][row] = oneInSoMany > 0 && random.nextInt(oneInSoMany) == 0 ? Double.NaN : bar[i];
        }
    }

    private static double[][] macro(SplittableRandom random, int length) {
        double[][] macro = new double[MACRO_COLUMNS][];
        for (int i = 0; i < MACRO_COLUMNS; i++) {
            macro[i] = raggedMacro(random.split(), length);
        }
        return macro;
    }

    private static double[] raggedMacro(SplittableRandom random, int length) {
        double[] values = new double[length];
        double value = 100 * random.nextDouble();
        int absent = 0;
        for (int i = 0; i < length; i++) {
            if (random.nextInt(6) == 0) {
                value = step(random, value);
            }
            if (random.nextInt(50) == 0) {
                absent = 1 + random.nextInt(random.nextInt(3) == 0 ? 130 : 5);
            }
            values[i] = absent-- > 0 ? Double.NaN : value;
        }
        return values;
    }

    private static double step(SplittableRandom random, double value) {
        return switch (random.nextInt(24)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> -value;
            case 3 -> value * 1e9;
            case 4 -> value / 1e9;
            default -> value + random.nextDouble() - 0.5;
        };
    }
}
