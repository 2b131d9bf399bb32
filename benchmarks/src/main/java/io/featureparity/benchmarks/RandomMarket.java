// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import java.util.SplittableRandom;

/**
 * Bars and macro values made from a seed: a walk on a grid of ticks, macro values that stand for a session, one bar in
 * a hundred without prices, one macro value in two hundred absent. It begins again at its end, with times that go on.
 */
final class RandomMarket {

    private static final int BARS_OF_SESSION = 60;

    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[][] macro;
    private int row = -1;
    private long time = 1_000_000;

    RandomMarket(long seed, int bars, int macroColumns) {
        SplittableRandom random = new SplittableRandom(seed);
        open = new double[bars];
        high = new double[bars];
        low = new double[bars];
        close = new double[bars];
        macro = new double[macroColumns][bars];
        double last = 4000;
        for (int i = 0; i < bars; i++) {
            boolean absent = random.nextInt(100) == 0;
            double next = Math.max(1000, Math.rint((last + 8 * (random.nextDouble() - 0.5)) * 100) / 100);
            double span = Math.rint(300 * random.nextDouble()) / 100;
            open[i] = absent ? Double.NaN : last;
            high[i] = absent ? Double.NaN : Math.max(last, next) + span;
            low[i] = absent ? Double.NaN : Math.min(last, next) - span;
            close[i] = absent ? Double.NaN : next;
            last = next;
        }
        for (double[] column : macro) {
            double value = 100;
            for (int i = 0; i < bars; i++) {
                value += i % BARS_OF_SESSION == 0 ? random.nextDouble() - 0.5 : 0;
                column[i] = random.nextInt(200) == 0 ? Double.NaN : value;
            }
        }
    }

    /** Goes on to the next bar and gives its row. */
    int next() {
        row = row + 1 == open.length ? 0 : row + 1;
        time += 300_000;
        return row;
    }

    long time() {
        return time;
    }

    double open(int at) {
        return open[at];
    }

    double high(int at) {
        return high[at];
    }

    double low(int at) {
        return low[at];
    }

    double close(int at) {
        return close[at];
    }

    void macro(int at, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = macro[i][at];
        }
    }
}
