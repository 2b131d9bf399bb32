// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.util.SplittableRandom;

/**
 * Bars that no market has all at once: flats, one-sided stretches, jumps, coarse ticks, single prices missing, bars missing for
 * longer than every window, times that leap, macro values that stand, vanish, cross zero or grow a thousand million times.
 */
final class WildMarket {

    private static final int MACRO_COUNT = 6;

    private final SplittableRandom random;
    private double last;
    private double tick;
    private int mood;
    private int absentBars;

    private WildMarket(long seed) {
        random = new SplittableRandom(seed);
        last = Math.scalb(1 + random.nextDouble(), random.nextInt(-20, 21));
        tick = random.nextInt(3) == 0 ? last / 256 : 0;
    }

    static Bars bars(long seed, int length) {
        return new WildMarket(seed).walk(length);
    }

    private Bars walk(int length) {
        int width = Bars.PRICES + MACRO_COUNT;
        long[] times = new long[length];
        double[] values = new double[length * width];
        long now = random.nextLong(-4_000_000_000_000L, 4_000_000_000_000L);
        for (int i = 0; i < length; i++) {
            times[i] = now;
            now += random.nextInt(20) == 0 ? 1 + random.nextInt(200_000_000) : SessionMarket.BAR_MILLIS;
            putPrices(values, i * width);
        }
        for (int k = 0; k < MACRO_COUNT; k++) {
            putMacro(values, Bars.PRICES + k, width);
        }
        return new Bars(times, values);
    }

    private void putPrices(double[] values, int at) {
        if (random.nextInt(25) == 0) {
            mood = random.nextInt(5);
        }
        if (random.nextInt(60) == 0) {
            absentBars = 1 + random.nextInt(random.nextInt(4) == 0 ? 80 : 4);
        }
        double open = last;
        double close = next();
        double spread = mood == 0 ? 0 : Math.abs(close - open) + last * 0.001 * random.nextDouble();
        values[at] = seen(open);
        values[at + 1] = seen(Math.max(open, close) + (random.nextBoolean() ? spread : 0));
        values[at + 2] = seen(Math.min(open, close) - (random.nextBoolean() ? Math.min(spread, last / 4) : 0));
        values[at + 3] = seen(close);
        last = close;
        absentBars--;
    }

    private double next() {
        double moved =
                switch (mood) {
                    case 0 -> last;
                    case 1 -> last * (1 + 0.002 * random.nextDouble());
                    case 2 -> last * (1 - 0.002 * random.nextDouble());
                    case 3 -> last * (random.nextInt(8) == 0 ? 0.7 + 0.6 * random.nextDouble() : 1);
                    default -> last * (1 + 0.002 * (random.nextDouble() - 0.5));
                };
        return tick > 0 && moved > 2 * tick ? Math.rint(moved / tick) * tick : moved;
    }

    private double seen(double price) {
        return absentBars > 0 || random.nextInt(80) == 0 ? Double.NaN : price;
    }

    private void putMacro(double[] values, int first, int width) {
        double value = 100 * random.nextDouble();
        int steadiness = random.nextBoolean() ? 12 : 80;
        int absent = 0;
        for (int at = first; at < values.length; at += width) {
            if (random.nextInt(steadiness) == 0) {
                value = step(value);
            }
            if (random.nextInt(50) == 0) {
                absent = 1 + random.nextInt(random.nextInt(3) == 0 ? 130 : 5);
            }
            values[at] = absent-- > 0 ? Double.NaN : value;
        }
    }

    private double step(double value) {
        return switch (random.nextInt(12)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> -value;
            case 3 -> value * 1e9;
            case 4 -> value / 1e9;
            default -> value + random.nextDouble() - 0.5;
        };
    }
}
