// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.contract.FeatureContract;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Markets made from a seed, with everything that a real feed has and a tidy one lacks: flats, jumps, coarse ticks, bars
 * without prices, single prices missing, macro values that stand for hours, vanish for longer than a window, cross zero,
 * or leap by orders of magnitude.
 */
public final class Markets {

    private static final long FIRST_TIME = 1_709_557_200_000L; // 2024-03-04T13:00:00Z
    private static final long FIVE_MINUTES = 300_000;

    private Markets() {}

    public static BarColumns of(FeatureContract contract, long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] time = times(random.split(), length);
        double[][] prices = prices(random.split(), length);
        Map<String, double[]> macro = new HashMap<>();
        for (String column : contract.macroColumns()) {
            macro.put(column, macro(random.split(), length));
        }
        return BarColumns.of(contract, time, prices[0], prices[1], prices[2], prices[3], macro);
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

    private static double[][] prices(SplittableRandom random, int length) {
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
            double open = last;
            double close = next(random, mood, last, tick);
            double spread = mood == 0 ? 0 : Math.abs(close - open) + last * 0.001 * random.nextDouble();
            double high = Math.max(open, close) + (random.nextBoolean() ? spread : 0);
            double low = Math.min(open, close) - (random.nextBoolean() ? Math.min(spread, last / 4) : 0);
            prices[0][i] = hole(random, absent, open);
            prices[1][i] = hole(random, absent, high);
            prices[2][i] = hole(random, absent, low);
            prices[3][i] = hole(random, absent, close);
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

    private static double hole(SplittableRandom random, int absent, double price) {
        return absent > 0 || random.nextInt(80) == 0 ? Double.NaN : price;
    }

    private static double[] macro(SplittableRandom random, int length) {
        double[] values = new double[length];
        double value = 100 * random.nextDouble();
        int absent = 0;
        for (int i = 0; i < length; i++) {
            if (random.nextInt(12) == 0) {
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
        return switch (random.nextInt(12)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> -value;
            case 3 -> value * 1e9;
            case 4 -> value / 1e9;
            default -> value + random.nextDouble() - 0.5;
        };
    }

    /** The bits of every number, so that NaN equals itself and 0.0 is not -0.0. */
    /** One bar, in a buffer of its own. */
    public static BarBuffer bar(BarColumns bars, int row) {
        BarBuffer bar = BarBuffer.of(bars.macroColumns());
        bars.read(row, bar);
        return bar;
    }

    /** The macro values of one bar. */
    public static double[] macro(BarColumns bars, int row) {
        double[] macro = new double[bars.macroColumns().size()];
        copyMacro(bars, row, macro);
        return macro;
    }

    /** Copies the macro values of one bar, allocating nothing. */
    public static void copyMacro(BarColumns bars, int row, double[] macro) {
        for (int i = 0; i < macro.length; i++) {
            macro[i] = bars.macro(i, row);
        }
    }

    public static long[] bits(double[] values) {
        long[] bits = new long[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(values[i]);
        }
        return bits;
    }
}
