// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A market as the contract usdcop-m5 sees it, made from a seed: 60 bars of five minutes on every weekday from 13:00 UTC,
 * prices that walk on a grid of ticks, macro values that stand for a session and then step, most days.
 *
 * <p>Absent: the prices of one bar in 200; each macro value during the first session, during one session in 250 and at one
 * bar in 1,000.
 */
final class SessionMarket {

    static final long BAR_MILLIS = 300_000;

    private static final int BARS_OF_SESSION = 60;
    private static final int DAYS_OF_WEEK = 7;
    private static final int WEEKDAYS = 5;
    private static final long DAY_MILLIS = 86_400_000;
    private static final long FIRST_MONDAY_OPEN = 1_262_610_000_000L; // 2010-01-04T13:00:00Z
    private static final double TICK = 0.01;
    private static final double USUAL_MOVE = 3;

    private final SplittableRandom random;
    private double last = 4000;

    private SessionMarket(long seed) {
        random = new SplittableRandom(seed);
    }

    static Bars bars(long seed, int length) {
        return new SessionMarket(seed).walk(length);
    }

    private Bars walk(int length) {
        Macro[] macro = {
            new Macro(104, 0.8, 0.001), // dxy
            new Macro(18, 2, 0.01), // vix
            new Macro(380, 12, 1), // embi
            new Macro(80, 3, 0.01), // brent
            new Macro(18.2, 0.3, 0.0001), // usdmxn
            new Macro(4.2, 0.12, 0.001) // treasury_10y
        };
        int width = Bars.PRICES + macro.length;
        long[] times = new long[length];
        double[] values = new double[length * width];
        for (int i = 0; i < length; i++) {
            times[i] = time(i);
            putPrices(values, i * width);
            for (int k = 0; k < macro.length; k++) {
                if (i % BARS_OF_SESSION == 0) {
                    macro[k].nextSession(i == 0);
                }
                values[i * width + Bars.PRICES + k] = macro[k].seen();
            }
        }
        return new Bars(times, values);
    }

    private static long time(int bar) {
        int session = bar / BARS_OF_SESSION;
        long day = (long) session / WEEKDAYS * DAYS_OF_WEEK + session % WEEKDAYS;
        return FIRST_MONDAY_OPEN + day * DAY_MILLIS + bar % BARS_OF_SESSION * BAR_MILLIS;
    }

    private void putPrices(double[] values, int at) {
        double open = last;
        double close = Math.max(1000, onGrid(open + USUAL_MOVE * bell(), TICK));
        double high = onGrid(Math.max(open, close) + USUAL_MOVE / 2 * random.nextDouble(), TICK);
        double low = onGrid(Math.min(open, close) - USUAL_MOVE / 2 * random.nextDouble(), TICK);
        last = close;
        if (random.nextInt(200) == 0) {
            Arrays.fill(values, at, at + Bars.PRICES, Double.NaN);
        } else {
            values[at] = open;
            values[at + 1] = high;
            values[at + 2] = low;
            values[at + 3] = close;
        }
    }

    /** About normal, deviation about 1, and without a logarithm that another machine would round otherwise. */
    private double bell() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    private static double onGrid(double value, double grid) {
        return Math.rint(value / grid) * grid;
    }

    /** One macro value, which is drawn back to its usual level. */
    private final class Macro {
        private final double usual;
        private final double dailyMove;
        private final double grid;
        private double value;
        private boolean absent;

        private Macro(double usual, double dailyMove, double grid) {
            this.usual = usual;
            this.dailyMove = dailyMove;
            this.grid = grid;
            this.value = usual;
        }

        private void nextSession(boolean first) {
            absent = first || random.nextInt(250) == 0;
            if (random.nextInt(20) > 0) {
                value = onGrid(value + 0.02 * (usual - value) + dailyMove * bell(), grid);
            }
        }

        private double seen() {
            return absent || random.nextInt(1000) == 0 ? Double.NaN : value;
        }
    }
}
